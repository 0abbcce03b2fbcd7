/**
 * Queries for TanStack Query 5, SWR and Pinia Colada. It works with a client of any entry point of `ocean-fleet`.
 *
 * @packageDocumentation
 */
import type { RequestOptions } from "./generated/boundary.js";
import { PARAMETERS, RESOURCES, type ResourceMethods } from "./generated/methods.js";
import { copyObject, isSignal } from "./input.js";
import type { Fitting, ParamsOf, RecordOf, ResourceName, ResourceWithOptionalParams } from "./options.js";
import { withEither } from "./query/cancellation.js";
import { type KeyPart, keyOfNamed, keyPart } from "./query/key.js";
import { isObject, isPlain } from "./values.js";

export type { KeyPart } from "./query/key.js";

/**
 * The key of a query: `["ocean-fleet", resource, params, options]`, with the `scope` behind `"ocean-fleet"` where there
 * is one. It is plain data: keys are sorted, what is undefined is left out, lists keep their order, a `Date` is its text in
 * ISO 8601, and a big integer its decimal text.
 *
 * Of the options, it holds those that change the data: `shape`, `select`, `dates`, `includeFields` and `validation`. Queries
 * that differ only in limits, signals or hooks share their data. It holds nothing that a request does not take, and never a
 * token or credentials.
 */
export type OceanQueryKey = readonly ["ocean-fleet", ...KeyPart[]];

/** What the libraries call a query's function with, as far as it is used here. */
export interface OceanQueryContext {
  /** Aborted when nobody waits for the data any more. */
  readonly signal?: RequestOptions["signal"];
}

/** A query: take it as it is, or spread it and add your library's own options. */
export interface OceanQuery<Data> {
  /** For TanStack Query and SWR. */
  readonly queryKey: OceanQueryKey;
  /**
   * Requests the data, for TanStack Query and SWR. The library's signal aborts the request, and so does that in the options.
   *
   * @param context the library's own context, or the key
   * @throws {OceanError} see the client's method of the same name; or the reason of an abort
   */
  readonly queryFn: (context?: OceanQueryContext | readonly unknown[]) => Promise<Data>;
  /** The same as `queryKey`, for Pinia Colada. */
  readonly key: OceanQueryKey;
  /** The same as `queryFn`, for Pinia Colada. */
  readonly query: (context?: OceanQueryContext | readonly unknown[]) => Promise<Data>;
}

/** A function that makes queries of a resource: it takes what the client's method takes. */
export type OceanQueryFactory<R extends ResourceName> = R extends ResourceWithOptionalParams
  ? <const O extends RequestOptions<R> = object>(
      params?: ParamsOf<R>,
      options?: Fitting<O, RequestOptions<R>>,
    ) => OceanQuery<RecordOf<R, O>[]>
  : <const O extends RequestOptions<R> = object>(
      params: ParamsOf<R>,
      options?: Fitting<O, RequestOptions<R>>,
    ) => OceanQuery<RecordOf<R, O>[]>;

/** A function per resource, under the names of the client's methods. */
export type OceanQueries = { readonly [R in keyof ResourceMethods]: OceanQueryFactory<R> };

/** The options of {@link oceanQueries}. */
export interface OceanQueriesOptions {
  /**
   * What the data depends on besides the request, such as the user or the customer. It becomes part of every key, so it must
   * not be secret: keys are shown in development tools and may be stored.
   *
   * @default none
   */
  readonly scope?: KeyPart | undefined;
}

/** Which options of a request change the data. */
const CHANGES_DATA: Readonly<Record<keyof RequestOptions, boolean>> = {
  shape: true,
  select: true,
  dates: true,
  includeFields: true,
  validation: true,
  maxRecordBytes: false,
  timeoutMs: false,
  deadlineMs: false,
  retries: false,
  signal: false,
  onProgress: false,
  onResponse: false,
  onIssues: false,
  onDrift: false,
};
const OPTIONS = Object.keys(CHANGES_DATA) as (keyof RequestOptions)[];
const OPTIONS_IN_KEY = OPTIONS.filter((name) => CHANGES_DATA[name]);

/** A method of a client. */
type Method = (params: unknown, options: unknown) => Promise<unknown>;

/**
 * Makes queries of a client: for TanStack Query 5, SWR and Pinia Colada. Parameters and options are read when a query is
 * made; later changes have no effect.
 *
 * The client retries by itself, so switch the library's own retries off.
 *
 * @param ocean a client, or a proxy of one
 *
 * @example
 * ```ts
 * const queries = oceanQueries(ocean);
 * const { data } = useQuery(queries.vehicles({}, { select: ["registration", "vin"] }));
 * await queryClient.invalidateQueries({ queryKey: ["ocean-fleet", "vehicles"] });
 * ```
 */
export function oceanQueries(ocean: ResourceMethods, { scope }: OceanQueriesOptions = {}): OceanQueries {
  const scopes = [keyPart(scope)].filter((value) => value !== undefined);
  const factories = RESOURCES.map((resource) => {
    const names = PARAMETERS[resource];
    const factory = (givenParams?: unknown, givenOptions?: unknown): OceanQuery<unknown> => {
      const params = snapshot(givenParams, names);
      const options = snapshot(givenOptions, OPTIONS);
      const parts = [keyOfArgument(params, names), keyOfArgument(options, OPTIONS_IN_KEY)];
      const queryKey: OceanQueryKey = ["ocean-fleet", ...scopes, resource, ...parts];
      // Looked up on every call, so that a test may spy on the client.
      const ask = (options: unknown) => (ocean[resource] as Method)(params, options);
      const queryFn = async (context?: unknown) => request(ask, options, context);
      return { queryKey, queryFn, key: queryKey, query: queryFn };
    };
    return [resource, factory] as const;
  });
  return Object.fromEntries(factories) as unknown as OceanQueries;
}

/** A copy of parameters or options: of what is known and given, and of an unknown key, for the client to refuse. */
function snapshot(value: unknown, names: readonly string[]): unknown {
  const copy = copyObject(value, names);
  if (!isObject(copy) || !isPlain(copy)) return copy;
  return Object.fromEntries(Object.entries(copy).filter(([name, each]) => each !== undefined || !names.includes(name)));
}

function keyOfArgument(value: unknown, names: readonly string[]): KeyPart {
  if (value === undefined) return {};
  return isObject(value) && isPlain(value) ? keyOfNamed(value, names) : (keyPart(value) ?? {});
}

/** Adds the library's signal, if there is one, to the options of a request. */
function request(ask: (options: unknown) => Promise<unknown>, options: unknown, context: unknown): Promise<unknown> {
  const signal = isObject(context) ? context.signal : undefined;
  if (!isSignal(signal)) return ask(options);
  if (!isObject(options) || options.signal === undefined) return ask({ ...(options as object | undefined), signal });
  // Anything else in its place is for the client to refuse.
  if (!isSignal(options.signal)) return ask(options);
  return withEither(options.signal, signal, (both) => ask({ ...options, signal: both }));
}
