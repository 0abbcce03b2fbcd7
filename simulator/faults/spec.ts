import type { Fault } from "./fault.ts";
import { faults } from "./index.ts";
import { alternatives, type Parameter, type Parameters, type Values, written } from "./parameter.ts";
import { ENDPOINTS, matches, type Route } from "./route.ts";
import { schedule } from "./schedule.ts";

type SpecOf<F> =
  F extends Fault<infer Name, infer P>
    ? {
        /** Which fault. */
        readonly fault: Name;
        /** The endpoints it is for, `*` standing for any text. @default every one but the sign-in */
        readonly route?: string;
      } & Partial<Values<P>> &
        Partial<Values<typeof schedule>>
    : never;

/** A fault as it is asked for: `status:code=503,first=2@noncommunicant/list`, or an object that says the same. */
export type FaultSpec = string | SpecOf<(typeof faults)[number]>;

/** A fault as it was understood. */
export interface RequestedFault {
  readonly fault: Fault;
  readonly route: Route;
  readonly values: Values<Parameters>;
  readonly when: Values<typeof schedule>;
  /** What was asked for as text, without what goes without saying. */
  readonly spec: string;
}

/** A fault that cannot be understood; the message says what would be. */
export class BadFault extends Error {
  override readonly name = "BadFault";
}

/** What a specification consists of, before any of it is understood. */
interface Parts {
  readonly name: string;
  readonly route: Route;
  readonly settings: readonly (readonly [key: string, text: string])[];
}

/** Understands a specification, or throws a `BadFault`. */
export function readFault(spec: unknown): RequestedFault {
  const { name, route, settings } = typeof spec === "string" ? partsOfText(spec) : partsOfObject(spec);
  const fault: Fault | undefined = faults.find((each) => each.name === name);
  if (!fault) {
    throw new BadFault(`There is no fault "${name}": choose ${alternatives(faults.map((each) => each.name))}.`);
  }
  if (route !== null && !ENDPOINTS.some((endpoint) => matches(route, endpoint))) {
    throw new BadFault(
      `The fault "${name}" is for no endpoint, "${route}": choose ${alternatives(ENDPOINTS)}; * stands for any text.`,
    );
  }
  const given = readSettings(fault, settings);
  const values = filled(fault.parameters, given);
  const when = filled(schedule, given);
  return { fault, route, values, when, spec: textOf(fault, route, { ...values, ...when }) };
}

function partsOfText(spec: string): Parts {
  const [, name = "", list, route] = /^([^:@]*)(?::([^@]*))?(?:@(.*))?$/s.exec(spec.trim()) ?? [];
  const settings = (list?.split(",") ?? []).map((setting) => {
    const [, key, text] = /^([^=]+)=(.*)$/s.exec(setting) ?? [];
    if (key !== undefined && text !== undefined) return [key.trim(), text.trim()] as const;
    throw new BadFault(`The fault "${name}" is given "${setting}": write it as key=value, and a comma between two.`);
  });
  return { name, route: route === undefined ? null : withoutSlash(route), settings };
}

function partsOfObject(spec: unknown): Parts {
  if (typeof spec !== "object" || spec === null || !("fault" in spec) || typeof spec.fault !== "string") {
    throw new BadFault('A fault is a text such as "status:code=503,first=2", or an object that names it in "fault".');
  }
  const { fault: name, ...rest } = spec;
  const { route, ...settings } = rest as Record<string, unknown>;
  if (route !== undefined && typeof route !== "string") {
    throw new BadFault(`The route of the fault "${name}" must be a text.`);
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
  const known: Parameters = { ...fault.parameters, ...schedule };
  const given = new Map<string, unknown>();
  for (const [key, text] of settings) {
    const parameter = Object.hasOwn(known, key) ? known[key] : undefined;
    if (!parameter) {
      throw new BadFault(`The fault "${fault.name}" has no "${key}": it takes ${alternatives(Object.keys(known))}.`);
    }
    if (given.has(key)) throw new BadFault(`The fault "${fault.name}" is given "${key}" twice.`);
    given.set(key, readValue(fault, key, parameter, text));
  }
  return given;
}

function readValue(fault: Fault, key: string, parameter: Parameter<unknown>, text: string): unknown {
  const value = parameter.read(text);
  if (value !== undefined) return value;
  throw new BadFault(`The fault "${fault.name}" cannot have ${key}=${text}: it takes ${parameter.accepts}.`);
}

/** The values given, and the fallbacks of the others. */
function filled<P extends Parameters>(parameters: P, given: ReadonlyMap<string, unknown>): Values<P> {
  const entries = Object.entries(parameters).map(([key, { fallback }]) => [
    key,
    given.has(key) ? given.get(key) : fallback,
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
