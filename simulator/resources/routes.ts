import * as resources from "./index.ts";
import type { Resource } from "./resource.ts";

/** Every endpoint that the simulator serves, except the sign-in. */
export const routes: readonly Resource[] = Object.values(resources);

/** What `--help` says about them. */
export function routeHelp(): string {
  const lines = routes.map(({ method, path, about }) => `  ${method.padEnd(5)}${path.slice(1).padEnd(36)}${about}\n`);
  return `Endpoints, besides the sign-in, under /ocean/restapi and /restapi:\n\n${lines.join("")}`;
}
