// The client, its options, loading and errors.
import init, {
  type ClientOptions,
  type Drift,
  type InitSource,
  type Issue,
  initSync,
  isOceanError,
  OceanClient,
  OceanError,
  type OceanErrorCode,
  type Session,
} from "ocean-fleet";
import type { Expect, HasAny, Same } from "./checks.types.js";

declare const ocean: OceanClient;
export type Client = [
  Expect<Same<OceanClient["session"], Session | null>>,
  Expect<Same<ReturnType<OceanClient["signIn"]>, Promise<Session>>>,
  Expect<Same<ReturnType<OceanClient["signOut"]>, void>>,
  Expect<Same<ReturnType<OceanClient["free"]>, void>>,
  Expect<Same<Session, { readonly expiresAt: string; readonly passwordExpiresInDays: number | null }>>,
  Expect<Same<HasAny<Omit<ClientOptions, "fetch">>, false>>,
  Expect<Same<HasAny<Session | Issue | Drift>, false>>,
  Expect<Same<HasAny<Parameters<OceanClient["signIn"]>>, false>>,
  Expect<Same<ReturnType<typeof init>, Promise<void>>>,
  Expect<Same<ReturnType<typeof initSync>, void>>,
  Expect<Same<HasAny<Parameters<typeof init>>, false>>,
];

// @ts-expect-error: the session cannot be set.
ocean.session = null;

export const clients = [
  new OceanClient(),
  new OceanClient({}),
  new OceanClient({ token: null }),
  new OceanClient({ token: "abc", baseUrl: undefined }),
  new OceanClient({ token: () => "abc" }),
  new OceanClient({ token: async () => "abc", fetch: globalThis.fetch }),
  new OceanClient({ getCredentials: async () => ({ login: "a", password: "b" }) }),
  new OceanClient({ getCredentials: () => ({ login: "a", password: "b" }), customerId: 5, allowInsecure: true }),
  new OceanClient({ onDrift: ({ kind, path }) => [kind, path.join(".")], validation: "lenient" }),
];

// @ts-expect-error: a token is text.
new OceanClient({ token: 5 });
// @ts-expect-error: both are needed.
ocean.signIn({ login: "a" });
// @ts-expect-error: there is no such option.
new OceanClient({ baseURL: "https://example.com" });

declare const module: WebAssembly.Module;
export const sources: InitSource[] = ["url", new URL("https://example.com"), new Response(), new Uint8Array(), module];
export const loading = [init(), init(fetch("x")), init({ ...module } as WebAssembly.Module), init(new ArrayBuffer(1))];
initSync(module);

/** Errors are told apart by code. */
export function handle(error: unknown): string {
  if (!isOceanError(error)) return String(error);
  const known: OceanErrorCode = error.code;
  const status: number | undefined = error.status;
  const issues: readonly Issue[] | undefined = error.issues;
  switch (error.code) {
    case "invalid-response": {
      type Checks = [
        Expect<Same<typeof error.issues, readonly Issue[]>>,
        Expect<Same<typeof error.issueCount, number>>,
      ];
      const checks: Checks = [true, true];
      return error.issues.map(({ path, expected, received }) => path.join(".") + expected + received + checks).join();
    }
    case "unauthenticated":
      return error.message;
    // @ts-expect-error: there is no such code.
    case "unauthorised":
      return "";
    default:
      return `${known} ${status} ${issues?.length} ${error.offset} ${error.endpoint} ${error.cause}`;
  }
}

export function handleInstance(error: unknown): OceanErrorCode | undefined {
  if (error instanceof OceanError) return error.code;
  return undefined;
}

/** The codes can be listed to the last one. */
export const titles: Record<OceanErrorCode, string> = {
  "not-initialized": "",
  "wasm-load": "",
  "invalid-options": "",
  "invalid-params": "",
  unauthenticated: "",
  forbidden: "",
  "not-found": "",
  "bad-request": "",
  "rate-limited": "",
  server: "",
  "unexpected-status": "",
  network: "",
  timeout: "",
  "malformed-json": "",
  "invalid-response": "",
  "too-large": "",
  internal: "",
};
export type Errors = [Expect<Same<OceanError["code"], OceanErrorCode>>, Expect<Same<OceanError["name"], "OceanError">>];
