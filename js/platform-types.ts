// What the platform provides, as far as the public types need it: so that they compile with the types of browsers, with
// those of Node, and with neither.

/** The instances of a class, if the platform declares it; if not, what is used of them. */
export type Instance<Class extends string, Like> = typeof globalThis extends {
  readonly [C in Class]: {
    /** Its instances. */
    readonly prototype: infer T;
  };
}
  ? T
  : Like;

/** An `AbortSignal`. */
export type Signal = Instance<"AbortSignal", AbortSignalLike>;

/** An `AbortSignal` where the platform declares none. */
export interface AbortSignalLike {
  /** Whether it has been aborted. */
  readonly aborted: boolean;
  /** What it was aborted with. */
  readonly reason?: unknown;
  /** Has a function called when it is aborted. */
  addEventListener(type: "abort", listener: () => void): void;
  /** Takes that back. */
  removeEventListener(type: "abort", listener: () => void): void;
}

/** Sends a request: the platform's `fetch`, a wrapper of it, or something like it. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** How a request is to be sent. */
export interface FetchInit {
  /** The HTTP method. */
  readonly method: "GET" | "POST";
  /** The headers, the token among them. */
  readonly headers: Record<string, string>;
  /** The body of a POST. */
  readonly body?: string;
  /** Aborted when the request is. */
  readonly signal: Signal;
  /** Redirects are not followed. */
  readonly redirect: "error" | "manual";
  /** No cookies are sent. */
  readonly credentials?: "omit";
  /** The page's address is not sent. */
  readonly referrerPolicy?: "no-referrer";
  /** Present if caches are to be passed by. */
  readonly cache?: "no-store";
}

/** What is needed of a `Response`: its status, its headers, and a body that nobody has read yet. */
export interface FetchResponse {
  /** The HTTP status. */
  readonly status: number;
  /** The headers. */
  readonly headers: {
    /** A header's value, if it is there. */
    get(name: string): string | null;
  };
  /** A stream of bytes. */
  readonly body?: unknown;
  /** The whole body, which is read if there is no `body`. */
  arrayBuffer?(): Promise<ArrayBuffer>;
}

/** A stream of bytes to read, such as `response.body`. */
export interface ByteStream {
  /** Locks the stream. */
  getReader(): ByteReader;
}

/** Reads a stream of bytes. */
export interface ByteReader {
  /** The next piece. */
  read(): Promise<{
    /** Whether the stream has ended. */
    readonly done: boolean;
    /** The piece. */
    readonly value?: Uint8Array | undefined;
  }>;
  /** Unlocks the stream. */
  releaseLock(): void;
  /** Ends the stream early. */
  cancel(reason?: unknown): Promise<void>;
}

/** Bytes. */
export type Bytes = ArrayBuffer | ArrayBufferView;

/** A `WebAssembly.Module`, which the platform's types declare as something without members. */
export type WasmModule = object;
