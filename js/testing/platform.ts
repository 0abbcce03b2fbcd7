// The platform's types where the program has them, from its DOM or Node's; elsewhere, what is used of them.

/** The instances of a class that the platform may have. */
type Instance<Name extends string, Fallback> = typeof globalThis extends {
  readonly [N in Name]: { prototype: infer T };
}
  ? T
  : Fallback;

/** An absolute address. */
export type FetchURL = Instance<"URL", { readonly href: string }>;

/** A request, as `fetch` takes it. */
export type FetchRequest = Instance<
  "Request",
  {
    readonly url: string;
    readonly method: string;
    readonly headers: Iterable<readonly [name: string, value: string]>;
    arrayBuffer(): Promise<ArrayBuffer>;
  }
>;

/** The second argument of `fetch`. */
export type FetchInit = typeof globalThis extends { fetch(input: infer _, init?: infer Init): unknown }
  ? NonNullable<Init>
  : {
      readonly method?: string | undefined;
      readonly headers?: Readonly<Record<string, string>> | undefined;
      readonly body?: string | Uint8Array | null | undefined;
      readonly redirect?: "follow" | "error" | "manual" | undefined;
      readonly signal?: object | null | undefined;
    };

/** An answer, as `fetch` gives it. */
export type FetchResponse = Instance<
  "Response",
  {
    readonly url: string;
    readonly status: number;
    readonly ok: boolean;
    readonly headers: { get(name: string): string | null };
    arrayBuffer(): Promise<ArrayBuffer>;
    json(): Promise<unknown>;
    text(): Promise<string>;
  }
>;
