import { createElement, useEffect } from "react";
import { createRoot } from "react-dom/client";
import useSWR, { SWRConfig, type SWRResponse, useSWRConfig } from "swr";
import type { Application } from "./library.ts";

export function start(): Application<SWRResponse> {
  const cache = new Map();
  const value = { provider: () => cache, shouldRetryOnError: false };
  let mutate: ReturnType<typeof useSWRConfig>["mutate"] | undefined;
  const read = ({ data, error }: SWRResponse) => ({ data, error });
  return {
    use: ({ queryKey, queryFn }) => useSWR(queryKey, queryFn),
    read,
    mount(hook, tell) {
      function Component() {
        mutate = useSWRConfig().mutate;
        const state = read(hook());
        useEffect(() => tell(state));
        return null;
      }
      const root = createRoot(document.createElement("div"));
      root.render(createElement(SWRConfig, { value }, createElement(Component)));
      return () => root.unmount();
    },
    invalidate: (prefix) =>
      mutate?.((key) => Array.isArray(key) && prefix.every((part, position) => key[position] === part)),
    close: () => cache.clear(),
  };
}
