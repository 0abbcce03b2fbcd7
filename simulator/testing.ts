import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { ResourceName } from "ocean-fleet";
import { recordsIn, wireRequest } from "../tests/resources.ts";
import { MAPS } from "./faults/drift.ts";
import { DAY } from "./fleet/calendar.ts";
import { Fleet } from "./fleet/fleet.ts";
import { steps } from "./fleet/steps.ts";
import { legId } from "./fleet/tripIdentifiers.ts";
import { createApp } from "./server.ts";
import type { SimulationOptions } from "./simulation.ts";

/** What the tests know about the answers, taken from the vendor's samples. */

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const FRENCH = /^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d \+0000$/;

/** Identifiers, numbers, counts and ranks are integers on the vendor's pages; other numbers may have a fraction. */
const INTEGER = /^(id|numero|nb|ordre$|quantite$)/;

/** A map that the vendor's pages spell in two ways, only one of which is in the sample. */
const SPELLINGS = ["totalUsePerEquipementForPeriod", "totalUserPerEquipementForPeriod"] as const;

/** The kind of every leaf in the vendor's sample of a resource; `[]` is any element, `*` any key of a map. */
export function documented(resource: ResourceName): Record<string, string> {
  const sample = JSON.parse(readFileSync(new URL(`../tests/fixtures/${resource}.json`, import.meta.url), "utf8"));
  const kinds: Record<string, string> = {};
  visitLeaves(recordsIn(resource, sample), (path, value) => {
    kinds[path] = kindOf(path, value);
    const [sampled, other] = SPELLINGS;
    kinds[path.replace(sampled, other)] = kindOf(path, value);
  });
  return kinds;
}

/** The kind of value that the sample shows. */
function kindOf(path: string, value: unknown): string {
  if (typeof value === "number") return INTEGER.test(path.split(".").at(-1) ?? "") ? "integer" : "number";
  const text = String(value);
  if (typeof value !== "string") return typeof value;
  if (ISO.test(text) || FRENCH.test(text)) return "date";
  const forms = { day: /^\d\d\/\d\d\/\d{4}$/, time: /^\d\d:\d\d$/, enum: /^[A-Z0-9_]+$/ };
  return Object.entries(forms).find(([, form]) => form.test(text))?.[0] ?? "string";
}

/**
 * Checks records against the sample: each leaf must be documented and of its kind, or null. Returns the documented
 * leaves that have no value in any record.
 */
export function checkRecords(resource: ResourceName, records: readonly unknown[]): string[] {
  const kinds = documented(resource);
  // The objects and lists around the leaves may be null.
  const objects = new Set(
    Object.keys(kinds).flatMap((path) => path.split(".").map((_, depth, keys) => keys.slice(0, depth).join("."))),
  );
  const missing = new Set(Object.keys(kinds));
  visitLeaves(records, (path, value) => {
    const kind = kinds[path];
    if (value === null) {
      assert(kind !== undefined || objects.has(path), `undocumented: ${path}`);
    } else {
      assert(kind !== undefined, `undocumented: ${path}`);
      assert(hasKind(value, kind), `${path} should be ${kind}, not ${JSON.stringify(value)}`);
      missing.delete(path);
    }
  });
  return [...missing];
}

/** Counts the dates in each form, nulls, and identifiers above 2³¹. */
export function countForms(resource: ResourceName, records: readonly unknown[]) {
  const kinds = documented(resource);
  const seen = { iso: 0, epoch: 0, french: 0, null: 0, large: 0 };
  visitLeaves(records, (path, value) => {
    const kind = kinds[path];
    if (value === null) seen.null++;
    else if (kind === "date" && typeof value === "number") seen.epoch++;
    else if (kind === "date") seen[ISO.test(String(value)) ? "iso" : "french"]++;
    else if (kind === "integer" && Number(value) > 2 ** 31) seen.large++;
  });
  return seen;
}

/** Visits every value in the records that is not an object or a list, and every value of `extendedDataMap`. */
function visitLeaves(records: readonly unknown[], visit: (path: string, value: unknown) => void): void {
  for (const record of records) visitValue(record, [], visit);
}

function visitValue(value: unknown, path: string[], visit: (path: string, value: unknown) => void): void {
  const isLeaf = typeof value !== "object" || value === null || path.at(-2) === "extendedDataMap";
  if (isLeaf) {
    visit(path.join("."), value);
  } else if (Array.isArray(value)) {
    for (const element of value) visitValue(element, [...path, "[]"], visit);
  } else {
    const isMap = MAPS.includes(path.at(-1) ?? "");
    for (const [key, child] of Object.entries(value)) visitValue(child, [...path, isMap ? "*" : key], visit);
  }
}

function hasKind(value: unknown, kind: string): boolean {
  switch (kind) {
    case "integer":
      return Number.isSafeInteger(value);
    case "date":
      return Number.isSafeInteger(value) || (typeof value === "string" && (ISO.test(value) || FRENCH.test(value)));
    case "day":
      return typeof value === "string" && /^\d\d\/\d\d\/\d{4}$/.test(value);
    case "time":
      return typeof value === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
    case "enum":
      return typeof value === "string" && /^[A-Z0-9_]+$/.test(value);
    default:
      return value !== null && typeof value === kind;
  }
}

/** The instant that a date stands for, whatever its form. */
export function instantOf(date: unknown): number {
  if (typeof date === "number") return date;
  const french = /^(\d\d)\/(\d\d)\/(\d{4}) (\S+) \+0000$/.exec(String(date));
  return Date.parse(french ? `${french[3]}-${french[2]}-${french[1]}T${french[4]}Z` : String(date));
}

/**
 * A request for a resource with its required parameters, for the fleet of any seed: the examples in the table name
 * vehicles and trips that only the fleet of seed 1 has.
 */
export function requestFor(resource: ResourceName, seed: number): { path: string; body: string | undefined } {
  const { path, body } = wireRequest(resource);
  const [endpoint = "", query = ""] = path.split("?");
  const parameters = new URLSearchParams(query);
  if (seed !== 1 && ["immatriculation", "vehId", "travelId"].some((name) => parameters.has(name))) {
    const { registrations, vehicle, trip } = journeys(seed);
    for (const [name, values] of [
      ["immatriculation", registrations],
      ["vehId", [vehicle]],
      ["travelId", [trip]],
    ] as const) {
      if (!parameters.has(name)) continue;
      parameters.delete(name);
      for (const value of values) parameters.append(name, String(value));
    }
  }
  return { path: parameters.size > 0 ? `${endpoint}?${parameters}` : endpoint, body };
}

/** What drove on the day of the table's examples, in a fleet of 30 vehicles. */
function journeys(seed: number) {
  const fleet = new Fleet(seed, 30);
  const assets = [...fleet.assets()];
  const day = Date.UTC(2025, 11, 15);
  for (const asset of assets.filter(({ driver, registration }) => driver !== null && registration !== null)) {
    const trip = steps(fleet.track(asset.index), day, day + DAY).find(({ leg }) => leg.kind === "trip");
    if (trip === undefined) continue;
    const registrations = assets.flatMap(({ registration }) => registration ?? []);
    return { registrations, vehicle: asset.id, trip: legId(asset.index, trip.leg) };
  }
  throw new Error(`No vehicle of seed ${seed} drove on the day of the examples.`);
}

/** A simulator without a socket, and a token for it. */
export class TestServer {
  readonly #app: ReturnType<typeof createApp>;
  #token = "";

  private constructor(app: ReturnType<typeof createApp>) {
    this.#app = app;
  }

  static async start(options: SimulationOptions = {}): Promise<TestServer> {
    const server = new TestServer(createApp(options));
    await server.#signIn();
    return server;
  }

  async #signIn(): Promise<void> {
    const body = JSON.stringify({ login: "demo", password: "demo" });
    const response = await this.#app.request("/restapi/auth/authenticate2", { method: "POST", body });
    this.#token = ((await response.json()) as { token: string }).token;
  }

  /** Moves the clock, and signs in again, because the token may have expired. */
  async advance(milliseconds: number): Promise<void> {
    const body = JSON.stringify({ advanceMs: milliseconds });
    const response = await this.#app.request("/simulator/clock", { method: "POST", body });
    assert.equal(response.status, 200, await response.text());
    await this.#signIn();
  }

  /** The answer to a request relative to the base path; a POST if there is a body. */
  async request(path: string, body?: unknown): Promise<Response> {
    const init =
      body === undefined ? {} : { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) };
    return this.#app.request(`/restapi/${path}`, { ...init, headers: { "X-AUTH-TOKEN": this.#token } });
  }

  /** The body of an answer, which must be a 200. */
  async text(path: string, body?: unknown): Promise<string> {
    const response = await this.request(path, body);
    const text = await response.text();
    assert.equal(response.status, 200, `${path}: ${text}`);
    assert.equal(response.headers.get("content-type"), "application/json;charset=utf-8");
    return text;
  }

  // biome-ignore lint/suspicious/noExplicitAny: the tests inspect answers of every shape.
  async json(path: string, body?: unknown): Promise<any> {
    return JSON.parse(await this.text(path, body));
  }

  /** Checks that a request is refused the way the API refuses bad parameters. */
  async refuses(status: number, path: string, body?: unknown): Promise<void> {
    const response = await this.request(path, body);
    const text = await response.text();
    assert.equal(response.status, status, `${path} ${JSON.stringify(body)}: ${text}`);
    const { oceanStatus, message } = JSON.parse(text);
    assert.equal(oceanStatus, "badParameters");
    assert(message.length > 10);
  }
}
