import { QueryClient, QueryClientProvider, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { createElement, useEffect } from "react";
import { createRoot } from "react-dom/client";
import type { Application } from "./library.ts";

export function start(): Application<UseQueryResult> {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const read = ({ data, error }: UseQueryResult) => ({ data, error });
  return {
    use: (query) => useQuery(query),
    read,
    mount(hook, tell) {
      function Component() {
        const state = read(hook());
        useEffect(() => tell(state));
        return null;
      }
      const root = createRoot(document.createElement("div"));
      root.render(createElement(QueryClientProvider, { client }, createElement(Component)));
      return () => root.unmount();
    },
    invalidate: (prefix) => client.invalidateQueries({ queryKey: prefix }),
    close: () => client.clear(),
  };
}
