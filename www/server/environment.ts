import { OCEAN_URL } from "../session/base-url.ts";

/** What whoever serves the console may set. */
export const environment = {
  /** The origin of a running simulator, if there is one. */
  simulator: process.env.CONSOLE_SIMULATOR,
  /** Origins that the page may reach besides its own: of the API and of the map's tiles. */
  connectTo: [new URL(OCEAN_URL).origin, ...(process.env.CONSOLE_CONNECT_TO ?? "").split(" ").filter(Boolean)],
  /** The address of a MapLibre style, in place of the built-in base map. */
  mapStyle: process.env.CONSOLE_MAP_STYLE,
};
