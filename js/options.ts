import type { Resources } from "./generated/definitions.js";

/** The name of a resource: a method of the client. */
export type ResourceName = keyof Resources;

/** The parameters of a resource's requests. */
export type ParamsOf<R extends ResourceName> = Resources[R]["params"];

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

/** The options of a request. */
export interface RequestOptions<R extends ResourceName = ResourceName> extends DecodeOptions<R> {
  /** Aborts the request: it then rejects with the signal's own reason. */
  signal?: AbortSignal | undefined;
  /** Told during the transfer. */
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** What one signs in with. */
export interface Credentials {
  login: string;
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
export interface ClientOptions {
  /**
   * Where the API is. A path such as `"/restapi"` is relative to the page.
   * @default "https://v3.oceansystem.com/ocean/restapi"
   */
  baseUrl?: string | undefined;
  /** Asked for login and password when there is no token, or when it is 12 hours old. Excludes `token`. */
  getCredentials?: (() => Promise<Credentials> | Credentials) | undefined;
  /**
   * A token issued by your own back end, or a function that gets one: asked when there is none, or when it is
   * 12 hours old. `null`: a proxy adds it.
   */
  token?: string | (() => Promise<string> | string) | null | undefined;
  /** The client whose data is meant, for users with several: sent with every request that has none of its own. */
  customerId?: number | undefined;
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

type Given<O, Key extends string, Default> = O extends { readonly [K in Key]: infer Value }
  ? Exclude<Value, undefined> extends never
    ? Default
    : Exclude<Value, undefined>
  : Default;

type ModelOf<R extends ResourceName, Dates> = Dates extends "epoch"
  ? Resources<number>[R]["model"]
  : Resources<string>[R]["model"];

type Selected<Model, Select> = Select extends readonly (infer Key)[] ? Pick<Model, Key & keyof Model> : Model;

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
