import type { Plugin } from "vite";
import { baseMapData } from "./data.ts";
import { BASE_MAP_FILE } from "./file.ts";

/** Makes the base map's data a file of the application: made when it is built, or first requested of the dev server. */
export function baseMap(): Plugin {
  let text: string | undefined;
  const data = () => {
    text ??= JSON.stringify(baseMapData());
    return text;
  };
  return {
    name: "base-map",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: BASE_MAP_FILE, source: data() });
    },
    configureServer({ middlewares }) {
      middlewares.use(`/${BASE_MAP_FILE}`, (_request, response) => {
        response.setHeader("content-type", "application/json");
        response.end(data());
      });
    },
  };
}
