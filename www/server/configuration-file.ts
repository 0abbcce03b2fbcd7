import type { Connect, Plugin } from "vite";
import type { Configuration } from "../application/configuration.tsx";
import { environment } from "./environment.ts";

/** Serves `/configuration.json`, which tells the page where it runs. */
export function configurationFile(): Plugin {
  const { simulator, connectTo, mapStyle } = environment;
  const configuration: Configuration = { hasSimulator: simulator !== undefined, connectTo, mapStyle: mapStyle ?? null };
  const answer: Connect.NextHandleFunction = (_request, response) => {
    response.setHeader("content-type", "application/json").end(JSON.stringify(configuration));
  };
  const install = ({ middlewares }: { middlewares: Connect.Server }) => {
    middlewares.use("/configuration.json", answer);
  };
  return { name: "configuration-file", configureServer: install, configurePreviewServer: install };
}
