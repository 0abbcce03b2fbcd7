import { QueryClient, useQuery, VueQueryPlugin } from "@tanstack/vue-query";
import type { Ref } from "vue";
import { emptyApp, mountInVue } from "./in-vue.ts";
import type { Application } from "./library.ts";

/** The part of what `useQuery` returns that every state of it has. */
interface Result {
  readonly data: Ref<unknown>;
  readonly error: Ref<unknown>;
}

export function start(): Application<Result> {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const app = emptyApp().use(VueQueryPlugin, { queryClient });
  const read = ({ data, error }: Result) => ({ data: data.value, error: error.value });
  return {
    use: (query) => useQuery(query),
    read,
    mount: (hook, tell) => mountInVue(app, hook, (result) => tell(read(result))),
    invalidate: (prefix) => queryClient.invalidateQueries({ queryKey: prefix }),
    close: () => queryClient.clear(),
  };
}
