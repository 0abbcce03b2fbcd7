/** What the body of an error is: a web server's page, the API's JSON, or nothing. */
export type FaultBody = "html" | "json" | "empty";

/** Which requests a fault strikes; by default, all of those it applies to. Only requests that reach it count. */
export interface FaultSchedule {
  /** The endpoints it applies to; `*` stands for any text. Default: every endpoint except the sign-in. */
  readonly route?: string | undefined;
  /** The probability of striking a request, from 0 to 1; the seed decides. Default: `null`, every one. */
  readonly rate?: number | null | undefined;
  /** How many requests in a row it strikes: every time with a `rate`, else once. Default: `null`. */
  readonly burst?: number | null | undefined;
  /** Strikes only among this many first requests. Default: `null`, without an end. */
  readonly first?: number | null | undefined;
  /** How many requests to let through before counting. Default: 0. */
  readonly skip?: number | undefined;
}

/** What can go wrong, and the settings of each. */
export interface FaultSettings {
  /** 401, whatever the token, which stays valid. */
  unauthorized: {
    /** Default: `"html"`. */
    readonly body?: FaultBody | undefined;
  };
  /** 429 with a `Retry-After`. */
  "rate-limited": {
    /** The seconds in `Retry-After`; `null` leaves it out. Default: 1. */
    readonly "retry-after"?: number | null | undefined;
    /** How they are written; a date counts from the real time. Default: `"seconds"`. */
    readonly form?: "seconds" | "date" | undefined;
    /** Whether scripts on other origins can read the header. Default: `false`. */
    readonly readable?: boolean | undefined;
    /** Default: `"html"`. */
    readonly body?: FaultBody | undefined;
  };
  /** Any status, usually a 5xx. */
  status: {
    /** From 200 to 599. Default: 503. */
    readonly code?: number | undefined;
    /** Default: `"html"`. */
    readonly body?: FaultBody | undefined;
  };
  /** Success without a body. */
  empty: {
    /** Default: `"204"`. */
    readonly code?: "204" | "200" | undefined;
  };
  /** A redirect to another origin. */
  redirect: {
    /** Default: `"302"`. */
    readonly code?: "302" | "301" | "303" | "307" | "308" | undefined;
  };
  /** Nothing for a while, then the answer. */
  "slow-headers": {
    /** Milliseconds of silence. Default: 1,000. */
    readonly ms?: number | undefined;
  };
  /** The body in pieces, with a pause after each. */
  "slow-body": {
    /** Milliseconds per pause. Default: 50. */
    readonly ms?: number | undefined;
    /** Bytes per piece. Default: 1,024. */
    readonly bytes?: number | undefined;
  };
  /** The beginning of the body, then nothing for as long as the client waits. */
  stall: {
    /** How many bytes of it, but never the last one. Default: 1,000. */
    readonly bytes?: number | undefined;
  };
  /** The beginning of the body, then the connection is closed. */
  cut: {
    /** How many bytes of it, but never the last one. Default: 1,000. */
    readonly bytes?: number | undefined;
  };
  /** A connection reset before any headers. */
  reset: object;
  /** A 200 with a captive portal's page, or the real answer with the wrong content type. */
  "wrong-type": {
    /** What is sent. Default: `"page"`. */
    readonly body?: "page" | "answer" | undefined;
    /** The content type. Default: `"text/html"`. */
    readonly type?: string | undefined;
  };
  /** A compressed answer, whatever the request accepts. */
  gzip: object;
  /** An answer with a `Content-Length`. */
  "content-length": object;
  /** An answer without `Access-Control` headers: it shows in pages of other origins that reach the simulator by `listen`. */
  "cors-missing": object;
  /** A server whose clock is ahead, so that its `Date` is wrong and tokens have expired for it. */
  "clock-skew": {
    /** How far ahead. Default: the 12 hours that a token is valid. */
    readonly ms?: number | undefined;
  };
  /** A 200 changed in at least one place, chosen by the seed. */
  drift: {
    /** New keys, new values of enumerations, or numbers and booleans as text. Default: `"keys"`. */
    readonly kind?: "keys" | "enums" | "types" | undefined;
    /** The share of possible places that change, from 0 to 1. Default: 0.05. */
    readonly share?: number | undefined;
  };
}

/**
 * Something that goes wrong: text such as `"status:code=503,first=1"` or `"cut:bytes=5000@materiel/*"`, or an object that
 * says the same.
 */
export type Fault =
  | string
  | {
      [Name in keyof FaultSettings]: {
        /** What goes wrong. */
        readonly fault: Name;
      } & FaultSettings[Name] &
        FaultSchedule;
    }[keyof FaultSettings];
