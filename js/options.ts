import type { OceanErrorCode } from "./error.js";
import type { Resources } from "./generated/definitions.js";

/** The name of a resource: a method of the client. */
export type ResourceName = keyof Resources;

/** The parameters of a resource's requests. */
export type ParamsOf<R extends ResourceName> = Resources[R]["params"];

/** The resources that can be asked for without parameters. */
export type ResourceWithOptionalParams = {
  [R in ResourceName]: object extends ParamsOf<R> ? R : never;
}[ResourceName];

/** A value that is not what is documented. It never holds the value itself: answers are personal data. */
export interface Issue {
  /** From the body's root to the value: `[3, "vehicle", "id"]`. */
  readonly path: readonly (string | number)[];
  /** What is documented: `"integer"`. */
  readonly expected: string;
  /** The kind of what came: `"string"`. */
  readonly received: string;
  /** The first byte of the value in the body, or of the second key where one is given twice. */
  readonly offset: number;
}

/** Something new in an answer: no error, but worth knowing of. */
export interface Drift {
  /** A key that is not documented, or a value that is not in its enumeration. */
  readonly kind: "unknown-key" | "unknown-value";
  /** The endpoint, below the base URL. */
  readonly endpoint: string;
  /** The keys from the record to it; `"*"` stands for any element of a list or map. */
  readonly path: readonly string[];
  /** The new value of an enumeration, where it is written as enumerations are. */
  readonly value?: string;
}

/** How an answer is decoded. */
export interface DecodeOptions<R extends ResourceName = ResourceName> {
  /**
   * What records are given out as: `"model"`, or `"dto"`: the validated wire tree under its own names.
   * @default "model"
   */
  shape?: "model" | "dto" | undefined;
  /**
   * The properties of the model that are wanted: what is left out costs next to nothing. Models only.
   * @default all of them
   */
  select?: readonly (keyof Resources[R]["model"])[] | undefined;
  /**
   * How date-times are given out: as text in ISO 8601, or as milliseconds since 1970. Models only.
   * @default "iso"
   */
  dates?: "iso" | "epoch" | undefined;
  /**
   * What is done about values that are not what is documented: `"strict"` fails with `invalid-response`, `"lenient"`
   * gives `null` for them, keeps all else and tells `onIssues`.
   * @default "strict"
   */
  validation?: "strict" | "lenient" | undefined;
  /** Told once, at the end, of what was left out by `validation: "lenient"`: the first 100 issues, and how many. */
  onIssues?: ((issues: readonly Issue[], issueCount: number) => void) | undefined;
  /** Told of unknown keys and enumeration values, once per kind. */
  onDrift?: ((drift: Drift) => void) | undefined;
  /**
   * The largest record that is read, in bytes; a larger one is `too-large`.
   * @default 16777216
   */
  maxRecordBytes?: number | undefined;
}

/** How far a transfer has come. */
export interface Progress {
  /** Bytes of the body so far, as they are after decompression. */
  readonly receivedBytes: number;
  /** Bytes there will be, where that is known. */
  readonly totalBytes?: number;
  /** Records decoded so far. */
  readonly records: number;
}

/** What hooks are told of an attempt at a request: never the token, nor anything of a body. */
export interface RequestEvent {
  /** The HTTP method: `"GET"` or `"POST"`. */
  readonly method: string;
  /** The endpoint, below the base URL. */
  readonly endpoint: string;
  /** The first one is 1. */
  readonly attempt: number;
}

/** How an attempt at a request has ended. */
export interface ResponseEvent extends RequestEvent {
  /** The HTTP status, where there was an answer. */
  readonly status?: number;
  /** Until the headers were there, in milliseconds. */
  readonly headersMs?: number;
  /** Until the end, in milliseconds. */
  readonly totalMs: number;
  /** Bytes of the body, as they are after decompression. */
  readonly bytes?: number;
}

/** That a request is tried again. */
export interface RetryEvent extends RequestEvent {
  /** How long is waited before, in milliseconds. */
  readonly delayMs: number;
  /** The code of the error that the attempt has ended with. */
  readonly reason: OceanErrorCode;
}

/** How long a request may take, and how often it is tried. */
export interface Limits {
  /**
   * The longest silence of the server, in milliseconds: before the headers, or between two pieces of the body.
   * @default 30000
   */
  timeoutMs?: number | undefined;
  /**
   * The longest time in milliseconds, over all attempts, queueing included. Credentials that were not given for as long
   * are asked for anew.
   * @default 300000
   */
  deadlineMs?: number | undefined;
  /**
   * How often a request is tried again after a network failure, a cut body, a silence (`timeoutMs`), or the status 408,
   * 429, 500, 502, 503 or 504. The time before is random, up to a bound that doubles, and no less than the server asks
   * for (60 s at most). A sign-in is tried again in the same way, by the client's limits.
   * @default 2
   */
  retries?: number | undefined;
}

/** The options of a request. */
export interface RequestOptions<R extends ResourceName = ResourceName> extends DecodeOptions<R>, Limits {
  /**
   * The fields that the server is asked for, so that fewer bytes travel: sent as it is or, for `true`, the field
   * expansion `a,b{c,d}` that the selection, or the whole model, needs. Not every server heeds it.
   */
  includeFields?: string | readonly string[] | true | undefined;
  /** Aborts the request: it then rejects with the signal's own reason. */
  signal?: AbortSignal | undefined;
  /** Told during the transfer. */
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Told at the end of each attempt. */
  onResponse?: ((event: ResponseEvent) => void) | undefined;
}

/** What one signs in with. */
export interface Credentials {
  /** The name of the user's account. */
  login: string;
  /** Sent to the server, and kept nowhere. */
  password: string;
}

/** Who is signed in; the token itself is never given out. */
export interface Session {
  /** Until when the token holds, in ISO 8601. */
  readonly expiresAt: string;
  /** In how many days the password expires; `null` where it does not, or where that is not known. */
  readonly passwordExpiresInDays: number | null;
}

/** The options of a client. */
export interface ClientOptions extends Limits {
  /**
   * Where the API is. A path such as `"/restapi"` is relative to the page.
   * @default "https://v3.oceansystem.com/ocean/restapi"
   */
  baseUrl?: string | undefined;
  /**
   * Asked for login and password when there is no token, when it is 12 hours old, and once after the server has refused
   * it (401). Excludes `token`.
   */
  getCredentials?: (() => Promise<Credentials> | Credentials) | undefined;
  /**
   * A token issued by your own back end, or a function that gets one: asked in the same three cases as
   * `getCredentials`. `null`: a proxy adds it.
   */
  token?: string | (() => Promise<string> | string) | null | undefined;
  /** The client whose data is meant, for users with several: sent with every request that has none of its own. */
  customerId?: number | undefined;
  /**
   * Requests under way at once; further ones wait, first come, first served.
   * @default 6
   */
  concurrency?: number | undefined;
  /**
   * The longest body that is read, in bytes; a longer one is `too-large`.
   * @default 536870912
   */
  maxBytes?: number | undefined;
  /**
   * How lists are written in a query: `ids=1&ids=2`, or `ids=1,2`.
   * @default "repeat"
   */
  arrayFormat?: "repeat" | "comma" | undefined;
  /** Told of each attempt at a request; of sign-ins, no hook is told. */
  onRequest?: ((event: RequestEvent) => void) | undefined;
  /** Told at the end of each attempt. */
  onResponse?: ((event: ResponseEvent) => void) | undefined;
  /** Told when a request is to be tried again. */
  onRetry?: ((event: RetryEvent) => void) | undefined;
  /**
   * See {@link DecodeOptions.validation}.
   * @default "strict"
   */
  validation?: "strict" | "lenient" | undefined;
  /** See {@link DecodeOptions.maxRecordBytes}. */
  maxRecordBytes?: number | undefined;
  /** Told of unknown keys and enumeration values, once per kind and client. */
  onDrift?: ((drift: Drift) => void) | undefined;
  /**
   * What sends the requests.
   * @default globalThis.fetch
   */
  fetch?: typeof globalThis.fetch | undefined;
  /**
   * Allows base URLs that are neither https, nor loopback, nor of the page's own origin.
   * @default false
   */
  allowInsecure?: boolean | undefined;
}

/**
 * Options as they are given. What is misspelt is an error, also beside options that are not; so is what is for models
 * alone where the wire tree is asked for.
 */
export type Fitting<O, Options> = O &
  Options & { readonly [Unknown in Exclude<keyof O, keyof Options>]: never } & (O extends Record<"shape", "dto">
    ? Partial<Record<"select" | "dates", undefined>>
    : unknown);

/** The type that an option is given with; its default, too, where it may have been left out. */
type Given<O, Key extends string, Default> = Key extends keyof O
  ? Exclude<O[Key], undefined> | (undefined extends O[Key] ? Default : never)
  : Default;

/** The model of a resource, with its date-times as they are asked for. */
type ModelOf<R extends ResourceName, Dates> = Dates extends "epoch"
  ? Resources<number>[R]["model"]
  : Resources<string>[R]["model"];

/** What a selection leaves of a model. */
type Selected<Model, Select> = Select extends readonly (infer Key)[] ? Pick<Model, Key & keyof Model> : Model;

/** A record of a resource, by the values of the options. */
type Shaped<R extends ResourceName, Shape, Dates, Select> = Shape extends "dto"
  ? Resources[R]["dto"]
  : Selected<ModelOf<R, Dates>, Select>;

/** What one record is given out as, under these options. */
export type RecordOf<R extends ResourceName, O = unknown> = Shaped<
  R,
  Given<O, "shape", "model">,
  Given<O, "dates", "iso">,
  Given<O, "select", undefined>
>;
