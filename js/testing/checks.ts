import { OceanError } from "../error.js";
import { RESOURCES } from "../generated/methods.js";
import type { ResourceName } from "../options.js";
import { isObject, isPlain, tagOf } from "../values.js";
import type { CheckedOptions } from "./implementation.js";
import { BadFault } from "./implementation.js";
import type { SimulatorOptions } from "./simulator.js";

const MAX_VEHICLES = 10_000_000;
const MAX_SEED = 2 ** 32 - 1;
const MAX_PORT = 65_535;
/** The last instant that a `Date` can hold. */
const MAX_INSTANT = 8.64e15;

const KEYS = ["vehicles", "seed", "now", "faults", "records"] as const satisfies readonly (keyof SimulatorOptions)[];

/** Reads each option once. */
export function checkOptions(options: unknown): CheckedOptions {
  const given = options ?? {};
  if (!isObject(given) || !isPlain(given)) {
    throw new OceanError("invalid-options", `The options must be a plain object, not ${described(options)}.`);
  }
  for (const key in given) {
    if (KEYS.some((known) => known === key)) continue;
    throw new OceanError("invalid-options", `The options have no \`${key}\`; there are: ${KEYS.join(", ")}.`);
  }
  const { vehicles, seed, now, faults, records } = given as SimulatorOptions;
  return {
    vehicles: optionalInteger("vehicles", vehicles, MAX_VEHICLES),
    seed: optionalInteger("seed", seed, MAX_SEED),
    now: checkNow(now),
    faults: faults === undefined ? undefined : checkFaults(faults),
    records: records === undefined ? undefined : checkOwnRecords(records),
  };
}

/** The faults as a list: what is in it is checked by the simulator. */
export function checkFaults(faults: unknown): NonNullable<CheckedOptions["faults"]> {
  if (Array.isArray(faults)) return faults;
  throw new OceanError("invalid-options", `\`faults\` must be a list of faults, not ${described(faults)}.`);
}

/** What `use` gives; a fault that is refused becomes one of this package's errors. */
export function refusingFaults<T>(use: () => T): T {
  try {
    return use();
  } catch (error) {
    if (error instanceof BadFault) throw new OceanError("invalid-options", error.message);
    throw error;
  }
}

/** The name of a resource. */
export function checkResource(resource: unknown): ResourceName {
  const found = RESOURCES.find((known) => known === resource);
  if (found) return found;
  const given = typeof resource === "string" ? `\`${resource}\`` : described(resource);
  throw new OceanError("invalid-params", `There is no resource ${given}; there are: ${RESOURCES.join(", ")}.`);
}

/** The records of an answer. */
export function checkRecords(resource: ResourceName, records: unknown): readonly object[] {
  return listOfObjects("invalid-params", `The records of \`${resource}\``, records);
}

/** The values that replace a record's. */
export function checkOverrides(overrides: unknown): object {
  if (isObject(overrides) && isPlain(overrides)) return overrides;
  throw new OceanError("invalid-params", `The overrides must be a plain object, not ${described(overrides)}.`);
}

/** How far a clock moves. */
export function checkAdvance(milliseconds: unknown): number {
  if (isInteger(milliseconds, MAX_INSTANT)) return milliseconds;
  const accepted = "whole milliseconds from 0: the clock cannot go back";
  throw new OceanError("invalid-params", `\`advance\` takes ${accepted}, not ${described(milliseconds)}.`);
}

/** The port to listen on. */
export function checkPort(port: unknown): number {
  if (isInteger(port, MAX_PORT)) return port;
  const accepted = `a port from 0 to ${MAX_PORT}, 0 for any that is free`;
  throw new OceanError("invalid-params", `\`listen\` takes ${accepted}, not ${described(port)}.`);
}

function optionalInteger(key: string, value: unknown, max: number): number | undefined {
  if (value === undefined || isInteger(value, max)) return value;
  throw new OceanError(
    "invalid-options",
    `\`${key}\` must be an integer from 0 to ${max.toLocaleString("en")}, not ${described(value)}.`,
  );
}

function checkNow(now: unknown): CheckedOptions["now"] {
  if (now === undefined) return undefined;
  if (typeof now !== "function") return checkInstant("must be a Date, epoch milliseconds, or a function", now);
  const read = () => checkInstant("is a function that must give a Date or epoch milliseconds", now());
  read();
  return read;
}

function checkInstant(accepted: string, value: unknown): number {
  const instant = isObject(value) && tagOf(value) === "Date" ? Number(value) : value;
  if (typeof instant === "number" && Math.abs(instant) <= MAX_INSTANT) return instant;
  throw new OceanError("invalid-options", `\`now\` ${accepted}, not ${described(value)}.`);
}

function checkOwnRecords(records: unknown): NonNullable<CheckedOptions["records"]> {
  if (!isObject(records) || !isPlain(records)) {
    throw new OceanError("invalid-options", `\`records\` must hold lists by resource, not ${described(records)}.`);
  }
  const checked: Record<string, readonly object[]> = {};
  for (const [resource, own] of Object.entries(records)) {
    if (!RESOURCES.some((known) => known === resource)) {
      const there = RESOURCES.join(", ");
      throw new OceanError("invalid-options", `\`records\` has no resource \`${resource}\`; there are: ${there}.`);
    }
    if (own === undefined) continue;
    checked[resource] = listOfObjects("invalid-options", `\`records\`: those of \`${resource}\``, own);
  }
  return checked;
}

function listOfObjects(code: "invalid-options" | "invalid-params", what: string, records: unknown): readonly object[] {
  if (!Array.isArray(records)) throw new OceanError(code, `${what} must be a list, not ${described(records)}.`);
  const wrong = records.findIndex((record) => !isObject(record) || Array.isArray(record));
  if (wrong < 0) return records;
  throw new OceanError(code, `${what} must be objects, but number ${wrong} is ${described(records[wrong])}.`);
}

function isInteger(value: unknown, max: number): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= max;
}

/** What a value is, in a few words: a number itself, of anything else its kind. */
function described(value: unknown): string {
  if (value === null || typeof value === "number" || typeof value === "undefined") return String(value);
  return isObject(value) ? `an object (${tagOf(value)})` : `a ${typeof value}`;
}
