import { QueryClient, QueryClientProvider, type UseQueryResult, useQuery } from "@tanstack/solid-query";
import { createEffect, createRoot } from "solid-js";
import type { Application } from "./library.ts";

export function start(): Application<UseQueryResult> {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  // The data of a query that has failed throws what it failed with.
  const read = (query: UseQueryResult) => ({ data: query.isError ? undefined : query.data, error: query.error });
  return {
    use: (query) => useQuery(() => query),
    read,
    mount: (hook, tell) =>
      createRoot((dispose) => {
        QueryClientProvider({
          client,
          // As a getter, so that it runs below the provider.
          get children() {
            const query = hook();
            createEffect(() => tell(read(query)));
            return null;
          },
        });
        return dispose;
      }),
    invalidate: (prefix) => client.invalidateQueries({ queryKey: prefix }),
    close: () => client.clear(),
  };
}
