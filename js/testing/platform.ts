// The platform's types where the program has them, from its DOM or Node's; elsewhere, what is used of them.

import type { Instance } from "../platform-types.js";

/** A `URL`. */
export type PlatformURL = Instance<"URL", URLLike>;

/** A `Request`. */
export type PlatformRequest = Instance<"Request", RequestLike>;

/** The second argument of `fetch`. */
export type PlatformRequestInit = typeof globalThis extends {
  /** The platform's. */
  fetch(input: infer _, init?: infer Init): unknown;
}
  ? NonNullable<Init>
  : RequestInitLike;

/** A `Response`. */
export type PlatformResponse = Instance<"Response", ResponseLike>;

/** A `URL` where the platform declares none. */
export interface URLLike {
  /** The address. */
  readonly href: string;
}

/** A `Request` where the platform declares none. */
export interface RequestLike {
  /** The address. */
  readonly url: string;
  /** The HTTP method. */
  readonly method: string;
  /** The headers. */
  readonly headers: Iterable<readonly [name: string, value: string]>;
  /** Reads the body. */
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What `fetch` is told about a request where the platform declares none. */
export interface RequestInitLike {
  /** The HTTP method. */
  readonly method?: string | undefined;
  /** The headers. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The body of a POST. */
  readonly body?: string | Uint8Array | null | undefined;
  /** What becomes of redirects. */
  readonly redirect?: "follow" | "error" | "manual" | undefined;
  /** An `AbortSignal`. */
  readonly signal?: object | null | undefined;
}

/** A `Response` where the platform declares none. */
export interface ResponseLike {
  /** The address that answered. */
  readonly url: string;
  /** The HTTP status. */
  readonly status: number;
  /** Whether it is a success. */
  readonly ok: boolean;
  /** The headers. */
  readonly headers: {
    /** A header's value, if it is there. */
    get(name: string): string | null;
  };
  /** Reads the body. */
  arrayBuffer(): Promise<ArrayBuffer>;
  /** Reads the body as JSON. */
  json(): Promise<unknown>;
  /** Reads the body as text. */
  text(): Promise<string>;
}
