import { type App, createApp, h, render, watchEffect } from "vue";

/** Puts a component on the page of a Vue application that calls these when it is set up and after every update. */
export function mountInVue<Result>(app: App, hook: () => Result, tell: (result: Result) => void): () => void {
  const component = {
    setup() {
      const result = hook();
      watchEffect(() => tell(result));
      return () => null;
    },
  };
  const node = h(component);
  node.appContext = app._context;
  const place = document.createElement("div");
  render(node, place);
  return () => render(null, place);
}

export const emptyApp = (): App => createApp({ render: () => null });
