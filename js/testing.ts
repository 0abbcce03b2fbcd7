/**
 * A simulated Ocean server for tests: as a `fetch`, in handlers of other libraries, or on a port. It has no dependency, runs
 * wherever the client runs, and never loads the WebAssembly module.
 *
 * @packageDocumentation
 */

import { OceanError } from "./error.js";
import type { ResourceName } from "./options.js";
import {
  checkAdvance,
  checkFaults,
  checkOptions,
  checkOverrides,
  checkPort,
  checkRecords,
  checkResource,
  refusingFaults,
} from "./testing/checks.js";
import { bodyOf, canListen, isMap, sampleOf, simulate } from "./testing/implementation.js";
import { overridden } from "./testing/overridden.js";
import type { RecordOverrides, WireRecord } from "./testing/records.js";
import type { Simulator, SimulatorOptions } from "./testing/simulator.js";

export type { Fault, FaultBody, FaultSchedule, FaultSettings } from "./testing/faults.js";
export type { PlatformRequest, PlatformRequestInit, PlatformResponse, PlatformURL } from "./testing/platform.js";
export type { RecordOverrides, WireRecord } from "./testing/records.js";
export type { ListeningSimulator, SimulatedRequest, Simulator, SimulatorOptions } from "./testing/simulator.js";

/**
 * Simulates the Ocean server, with a fleet of its own. The same options give the same bytes, everywhere and always.
 *
 * @throws {OceanError} `invalid-options`
 *
 * @example
 * ```ts
 * const { fetch, credentials } = createSimulator({ faults: ["status:code=503,first=1"] });
 * const ocean = new OceanClient({ fetch, getCredentials: async () => credentials });
 * ```
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const checked = checkOptions(options);
  const simulator = refusingFaults(() => simulate(checked));
  return {
    ...simulator,
    faults: {
      replace(faults) {
        const list = checkFaults(faults);
        refusingFaults(() => simulator.faults.replace(list));
      },
    },
    advance: (milliseconds) => simulator.advance(checkAdvance(milliseconds)),
    async listen(port = 0) {
      const checkedPort = checkPort(port);
      if (!canListen()) {
        throw new OceanError(
          "invalid-params",
          "`listen` needs Node, Deno or Bun: here, pass the simulator's `fetch` to the client instead.",
        );
      }
      return simulator.listen(checkedPort);
    },
  };
}

/**
 * A realistic record of a resource, as the wire has it, in which every documented field has a value. It is the same for
 * equal arguments, and yours to change.
 *
 * @param resource the resource
 * @param overrides values in place of its own, as deep as need be; `null` is a value, too
 * @throws {OceanError} `invalid-params`
 *
 * @example
 * ```ts
 * const van = record("vehicles", { vehicle: { immatriculation: "AB-123-CD" }, chauffeur: null });
 * ```
 */
export function record<R extends ResourceName>(resource: R, overrides?: RecordOverrides<WireRecord<R>>): WireRecord<R> {
  const name = checkResource(resource);
  return overridden(sampleOf(name), checkOverrides(overrides ?? {}), isMap) as WireRecord<R>;
}

/**
 * The body of an answer with these records, as the endpoint sends it. In that of `latestEvents`, a map, each record has a
 * key of its own: the vehicle's, or the next one that is free.
 *
 * @param resource the resource
 * @param records its records, as the wire has them
 * @throws {OceanError} `invalid-params`
 */
export function body<R extends ResourceName>(resource: R, records: readonly WireRecord<R>[]): string {
  const name = checkResource(resource);
  return bodyOf(name, checkRecords(name, records));
}
