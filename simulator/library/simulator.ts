import type { CheckedOptions } from "../../js/testing/implementation.js";
import type { Simulator } from "../../js/testing/simulator.js";
import { REFERENCE } from "../fleet/calendar.ts";
import { HOST, listen } from "../listen.ts";
import { BASE_PATHS } from "../paths.ts";
import { createSimulation } from "../simulation.ts";
import { asFetch } from "./fetch.ts";
import { recording } from "./requests.ts";

/** What `createSimulator` gives, for options that have been checked. */
export function simulateFleet({ now = REFERENCE, ...options }: CheckedOptions): Simulator {
  // Tokens expire by the fleet's clock: nothing depends on the real time.
  const simulation = createSimulation({ ...options, clock: now, now: typeof now === "function" ? now : () => now });
  const { handle, requests } = recording(simulation.handle);
  return {
    fetch: asFetch(handle) as Simulator["fetch"],
    credentials: simulation.credentials,
    faults: simulation.faults,
    requests,
    advance: (milliseconds) => simulation.clock.advance(milliseconds),
    async listen(port) {
      const { port: actual, close } = await listen(handle, port);
      return { url: `http://${HOST}:${actual}${BASE_PATHS[0]}`, close };
    },
  };
}
