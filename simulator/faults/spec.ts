import type { Fault } from "./fault.ts";
import { faults } from "./index.ts";
import { alternatives, type Parameter, type Parameters, type Values, written } from "./parameter.ts";
import { ENDPOINTS, matches, type Route } from "./route.ts";
import { schedule } from "./schedule.ts";

type SpecOf<F> =
  F extends Fault<infer Name, infer P>
    ? {
        /** The fault's name. */
        readonly fault: Name;
        /** The endpoints it applies to; `*` stands for any text. @default every endpoint except the sign-in */
        readonly route?: string | undefined;
      } & Optional<Values<P>> &
        Optional<Values<typeof schedule>>
    : never;

type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** A fault as requested: `status:code=503,first=2@noncommunicant/list`, or an object that says the same. */
export type FaultSpec = string | SpecOf<(typeof faults)[number]>;

/** A fault whose specification has been read. */
export interface RequestedFault {
  readonly fault: Fault;
  readonly route: Route;
  readonly values: Values<Parameters>;
  readonly when: Values<typeof schedule>;
  /** The specification as text, without defaults. */
  readonly spec: string;
}

/** A fault that cannot be understood; the message says what would be accepted. */
export class BadFault extends Error {
  override readonly name = "BadFault";
}

/** The parts of a specification, before they are checked. */
interface Parts {
  readonly name: string;
  readonly route: Route;
  readonly settings: readonly (readonly [key: string, text: string])[];
}

/** Reads a specification, or throws a `BadFault`. */
export function readFault(spec: unknown): RequestedFault {
  const { name, route, settings } = typeof spec === "string" ? partsOfText(spec) : partsOfObject(spec);
  const fault: Fault | undefined = faults.find((each) => each.name === name);
  if (!fault) {
    throw new BadFault(`There is no fault "${name}": choose ${alternatives(faults.map((each) => each.name))}.`);
  }
  if (route !== null && !ENDPOINTS.some((endpoint) => matches(route, endpoint))) {
    throw new BadFault(
      `The fault "${name}" has the route "${route}", which matches no endpoint: choose ${alternatives(ENDPOINTS)}; * stands for any text.`,
    );
  }
  const read = readSettings(fault, settings);
  const values = filled(fault.parameters, read);
  const when = filled(schedule, read);
  return { fault, route, values, when, spec: textOf(fault, route, { ...values, ...when }) };
}

function partsOfText(spec: string): Parts {
  const [, name = "", list, route] = /^([^:@]*)(?::([^@]*))?(?:@(.*))?$/s.exec(spec.trim()) ?? [];
  const settings = (list?.split(",") ?? []).map((setting) => {
    const [, key, text] = /^([^=]+)=(.*)$/s.exec(setting) ?? [];
    if (key !== undefined && text !== undefined) return [key.trim(), text.trim()] as const;
    throw new BadFault(
      `The fault "${name}" has the setting "${setting}": write it as key=value, and separate settings with commas.`,
    );
  });
  return { name, route: route === undefined ? null : withoutSlash(route), settings };
}

function partsOfObject(spec: unknown): Parts {
  if (typeof spec !== "object" || spec === null || !("fault" in spec) || typeof spec.fault !== "string") {
    throw new BadFault('A fault is a string such as "status:code=503,first=2", or an object with its name in "fault".');
  }
  const { fault: name, ...rest } = spec;
  const { route, ...settings } = rest as Record<string, unknown>;
  if (route !== undefined && typeof route !== "string") {
    throw new BadFault(`The route of the fault "${name}" must be a string.`);
  }
  return {
    name,
    route: route === undefined ? null : withoutSlash(route),
    settings: Object.entries(settings)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, written(value)]),
  };
}

function withoutSlash(route: string): string {
  return route.trim().replace(/^\//, "");
}

function readSettings(fault: Fault, settings: Parts["settings"]): Map<string, unknown> {
  const parameters: Parameters = { ...fault.parameters, ...schedule };
  const read = new Map<string, unknown>();
  for (const [key, text] of settings) {
    const parameter = Object.hasOwn(parameters, key) ? parameters[key] : undefined;
    if (!parameter) {
      throw new BadFault(
        `The fault "${fault.name}" has no "${key}": it takes ${alternatives(Object.keys(parameters))}.`,
      );
    }
    if (read.has(key)) throw new BadFault(`The fault "${fault.name}" has the setting "${key}" twice.`);
    read.set(key, readValue(fault, key, parameter, text));
  }
  return read;
}

function readValue(fault: Fault, key: string, parameter: Parameter<unknown>, text: string): unknown {
  const value = parameter.read(text);
  if (value !== undefined) return value;
  throw new BadFault(`The fault "${fault.name}" cannot have ${key}=${text}: it takes ${parameter.accepts}.`);
}

/** The values that were set, and the defaults of the others. */
function filled<P extends Parameters>(parameters: P, read: ReadonlyMap<string, unknown>): Values<P> {
  const entries = Object.entries(parameters).map(([key, { fallback }]) => [
    key,
    read.has(key) ? read.get(key) : fallback,
  ]);
  // Each value was read by its own parameter.
  return Object.fromEntries(entries) as Values<P>;
}

function textOf(fault: Fault, route: Route, values: Readonly<Record<string, unknown>>): string {
  const settings = Object.entries({ ...fault.parameters, ...schedule })
    .filter(([key, { fallback }]) => values[key] !== fallback)
    .map(([key]) => `${key}=${written(values[key])}`);
  return [fault.name, settings.length > 0 ? `:${settings.join(",")}` : "", route === null ? "" : `@${route}`].join("");
}
