/// <reference types="svelte" />
import { type CreateQueryResult, createQuery, QueryClient } from "@tanstack/svelte-query";
import { mount, unmount } from "svelte";
import Host from "./Host.svelte";
import type { Application } from "./library.ts";

export function start(): Application<CreateQueryResult> {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const read = ({ data, error }: CreateQueryResult) => ({ data, error });
  return {
    use: (query) => createQuery(() => query),
    read,
    mount(hook, tell) {
      const props = { client, hook, tell: (result: CreateQueryResult) => tell(read(result)) };
      const host = mount(Host, { target: document.createElement("div"), props });
      return () => void unmount(host);
    },
    invalidate: (prefix) => client.invalidateQueries({ queryKey: prefix }),
    close: () => client.clear(),
  };
}
