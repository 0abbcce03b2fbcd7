import type { SimulatedRequest } from "../../js/testing/simulator.js";
import { namesToken } from "../auth.ts";
import type { Handler } from "../connection.ts";

/** How many requests are kept: enough for any test, but few enough for one that never ends. */
const CAPACITY = 10_000;

/** A handler that keeps a list of its requests. */
export function recording(handle: Handler): { handle: Handler; requests: readonly SimulatedRequest[] } {
  const requests: SimulatedRequest[] = [];
  return {
    requests,
    async handle(request, bindings) {
      const { pathname: path, search } = new URL(request.url);
      const entry: { -readonly [K in keyof SimulatedRequest]: SimulatedRequest[K] } = {
        method: request.method,
        path,
        query: withoutToken(search.slice(1)),
        status: null,
      };
      if (requests.push(entry) > CAPACITY) requests.shift();
      const response = await handle(request, bindings);
      entry.status = response.status;
      return response;
    },
  };
}

/** A query without the tokens that do not belong there. */
function withoutToken(query: string): string {
  const parameters = query.split("&").filter((parameter) => {
    const [name = ""] = new URLSearchParams(parameter).keys();
    return !namesToken(name);
  });
  return parameters.join("&");
}
