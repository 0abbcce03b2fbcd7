// What the platform provides, as far as the public types need it: so that they compile with the types of browsers, with
// those of Node, and with neither.

/** An `AbortSignal`, as the platform declares it. */
export type Signal = typeof globalThis extends { AbortSignal: { readonly prototype: infer T } } ? T : AbortSignalLike;

interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: "abort", listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** Sends a request: the platform's `fetch`, a wrapper of it, or something like it. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** How `Fetch` is asked. */
export interface FetchInit {
  readonly method: "GET" | "POST";
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly signal: Signal;
  readonly redirect: "error" | "manual";
  readonly credentials?: "omit";
  readonly referrerPolicy?: "no-referrer";
  readonly cache?: "no-store";
}

/** What is needed of a `Response`: its status, its headers, and a body that nobody has read yet. */
export interface FetchResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  /** A stream of bytes. */
  readonly body?: unknown;
  /** Read if there is no `body`. */
  arrayBuffer?(): Promise<ArrayBuffer>;
}

/** A stream of bytes to read, such as `response.body`. */
export interface ByteStream {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(reason?: unknown): Promise<void>;
  };
}

/** Bytes. */
export type Bytes = ArrayBuffer | ArrayBufferView;

/** A `WebAssembly.Module`, which the platform's types declare as something without members. */
export type WasmModule = object;
