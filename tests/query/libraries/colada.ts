import { type EntryKey, PiniaColada, type UseQueryReturn, useQuery, useQueryCache } from "@pinia/colada";
import { createPinia } from "pinia";
import { emptyApp, mountInVue } from "./in-vue.ts";
import type { Application } from "./library.ts";

export function start(): Application<UseQueryReturn> {
  const pinia = createPinia();
  const app = emptyApp()
    .use(pinia)
    .use(PiniaColada, { queryOptions: { gcTime: false } });
  const cache = app.runWithContext(() => useQueryCache());
  const read = ({ data, error }: UseQueryReturn) => ({ data: data.value, error: error.value });
  return {
    use: (query) => useQuery(query),
    read,
    mount: (hook, tell) => mountInVue(app, hook, (result) => tell(read(result))),
    invalidate: (prefix) => cache.invalidateQueries({ key: prefix as EntryKey }),
    close: () => cache.caches.clear(),
  };
}
