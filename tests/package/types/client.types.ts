// The client's options, and signing in and out.
import { type ClientOptions, type Credentials, OceanClient, type Session } from "ocean-fleet";
import type { Expect, HasAny, Same } from "./checks.types.js";

declare const ocean: OceanClient;
export type Client = [
  Expect<Same<OceanClient["session"], Session | null>>,
  Expect<Same<Parameters<OceanClient["signIn"]>, [credentials: Credentials]>>,
  Expect<Same<ReturnType<OceanClient["signIn"]>, Promise<Session>>>,
  Expect<Same<ReturnType<OceanClient["signOut"]>, void>>,
  Expect<Same<ReturnType<OceanClient["free"]>, void>>,
  Expect<Same<Credentials, { login: string; password: string }>>,
  Expect<Same<Session, { readonly expiresAt: string; readonly passwordExpiresInDays: number | null }>>,
  Expect<Same<HasAny<Omit<ClientOptions, "fetch">>, false>>,
];

// @ts-expect-error: the session cannot be set.
ocean.session = null;
// @ts-expect-error: nor what it says.
if (ocean.session) ocean.session.expiresAt = "";
// @ts-expect-error: the token is never given out.
ocean.session?.token;
// @ts-expect-error: both are needed.
ocean.signIn({ login: "a" });

export const clients = [
  new OceanClient(),
  new OceanClient({}),
  new OceanClient({ token: null }),
  new OceanClient({ token: "abc", baseUrl: undefined }),
  new OceanClient({ token: () => "abc" }),
  new OceanClient({ token: async () => "abc", fetch: globalThis.fetch }),
  new OceanClient({ getCredentials: async () => ({ login: "a", password: "b" }) }),
  new OceanClient({ getCredentials: () => ({ login: "a", password: "b" }), customerId: 5, allowInsecure: true }),
];

// Every option there is, each of which may be undefined.
export type Options = [
  Expect<
    Same<
      keyof ClientOptions,
      | ("baseUrl" | "getCredentials" | "token" | "customerId" | "timeoutMs" | "deadlineMs" | "retries" | "concurrency")
      | ("maxBytes" | "maxRecordBytes" | "validation" | "arrayFormat" | "fetch" | "allowInsecure")
      | ("onRequest" | "onResponse" | "onRetry" | "onDrift")
    >
  >,
  Expect<{ [Option in keyof ClientOptions]-?: undefined } extends ClientOptions ? true : false>,
  Expect<Same<ClientOptions["validation"], "strict" | "lenient" | undefined>>,
  Expect<Same<ClientOptions["arrayFormat"], "repeat" | "comma" | undefined>>,
];

// @ts-expect-error: a token is text.
new OceanClient({ token: 5 });
// @ts-expect-error: both are needed.
new OceanClient({ getCredentials: async () => ({ login: "a" }) });
// @ts-expect-error: there is no such format.
new OceanClient({ arrayFormat: "csv" });
// @ts-expect-error: there is no such option.
new OceanClient({ baseURL: "https://example.com" });
// @ts-expect-error: there is no such option, also beside one that there is.
new OceanClient({ retries: 0, timeout: 1_000 });

// It is what can be seen of it: so is a proxy of a client, what Vue or MobX make of one, and what another entry makes.
export type IsSeen = [
  Expect<{ readonly [Member in keyof OceanClient]: OceanClient[Member] } extends OceanClient ? true : false>,
  Expect<{ -readonly [Member in keyof OceanClient]: OceanClient[Member] } extends OceanClient ? true : false>,
  Expect<Same<InstanceType<typeof OceanClient>, OceanClient>>,
  Expect<Same<ConstructorParameters<typeof OceanClient>, [options?: ClientOptions | undefined]>>,
  Expect<Same<(typeof OceanClient)["prototype"], OceanClient>>,
];
export const proxied: OceanClient = new Proxy(ocean, {});
export const frozen: OceanClient = Object.freeze(ocean);
export const copied: OceanClient = { ...ocean };
export const { vehicles, stream, signIn } = ocean;
export const detached = [
  vehicles(),
  vehicles({}, { select: ["id"] }),
  stream("vehicles"),
  signIn({ login: "a", password: "b" }),
];

export class OwnClient extends OceanClient {
  readonly #calls: string[] = [];

  constructor(readonly name: string) {
    super({ baseUrl: "https://example.com" });
  }

  override signOut(): void {
    this.#calls.push(this.name);
    super.signOut();
  }
}
export const own: OceanClient = new OwnClient("own");
if (own instanceof OwnClient) own.name satisfies string;
// @ts-expect-error: it is made with `new`.
OceanClient();
