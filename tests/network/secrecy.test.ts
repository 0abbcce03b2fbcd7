import assert from "node:assert/strict";
import type { MiddlewareHandler } from "hono";
import { ELSEWHERE_PATH, endpointOf, SIGN_IN } from "../../simulator/paths.ts";
import { scenario } from "./client-page.ts";
import { personalData } from "./fleet.ts";

// Every scenario in every file ends with a search for the token and the password. The tests here need more than that.

scenario("the search finds a secret wherever it is put", {}, async (page) => {
  page.throws = true;
  await page.run(async () => {
    const seen = { token: "" };
    const spying: typeof fetch = (input, init) => {
      seen.token = new Headers(init?.headers).get("x-auth-token") ?? seen.token;
      return fetch(input, init);
    };
    const ocean = network.client({ fetch: spying });
    await network.ask(ocean, "entities");
    const { token } = seen;
    Object.assign(globalThis, { token });
    console.log({ token });
    console.warn(`kept ${token}`);
    setTimeout(() => {
      throw new Error(`failed with ${token}`);
    });
    localStorage.setItem("kept", token);
    sessionStorage.setItem(token, "kept");
    // biome-ignore lint/suspicious/noDocumentCookie: not every browser has the Cookie Store API.
    document.cookie = `kept=${token}`;
    await caches.open(token);
    history.replaceState({ token }, "", `?token=${token}`);
    document.body.dataset.kept = token;
    await new Promise((resolve, reject) => {
      const opening = indexedDB.open(token);
      opening.onsuccess = resolve;
      opening.onerror = reject;
    });
    await (await fetch(`/?kept=${token}`)).text();
    const cause = new Error("nothing to see");
    Object.defineProperty(cause, "kept", { value: { deep: [token] }, enumerable: false });
    await network.rejection(Promise.reject(new Error("nothing to see", { cause })));
    Object.assign(ocean, { kept: token, toJSON: () => ({ kept: token }) });
  });
  const leaks = page.secrets.leaks(await page.secrets.sightings());
  // A client cannot be cloned, so nothing can be put there.
  const everywhere = [
    "JSON.stringify(client)",
    "a client",
    "a request's URL",
    "an error",
    "an uncaught error",
    "caches",
    "cookies",
    "indexedDB",
    "localStorage",
    "sessionStorage",
    "the browser's cookies",
    "the console",
    "the page's address",
    "the page's document",
    "the page's history",
    "the performance timeline",
  ];
  assert.deepEqual(leaks.sort(), everywhere.sort());
  page.secrets.forget();
});

scenario("the token is sent only in its header, without cookies, referrer or authorization", {}, async (page) => {
  await page.run(async () => {
    // biome-ignore lint/suspicious/noDocumentCookie: not every browser has the Cookie Store API.
    document.cookie = "session=of-the-page";
    for (const resource of ["entities", "nearestVehicles"] as const) await network.ask(network.client(), resource);
  });
  assert.equal(page.arrivals.headers.length, 4);
  for (const headers of page.arrivals.headers) {
    const { "x-auth-token": token, ...others } = headers;
    assert.deepEqual([others.cookie, others.referer, others.authorization], [undefined, undefined, undefined]);
    if (token !== undefined) assert.ok(!JSON.stringify(others).includes(token.slice(0, 16)));
  }
  const tokens = page.arrivals.headers.map((headers) => "x-auth-token" in headers);
  assert.deepEqual(tokens, [false, true, false, true]);
});

for (const code of [301, 302, 303, 307, 308]) {
  const routes = ["*", SIGN_IN];
  const faults = routes.map((route) => `redirect:code=${code}@${route}`);
  scenario(`a ${code} redirect is not followed, and neither token nor password is sent on`, {}, async (page) => {
    await page.run(async () => {
      const { login, password } = network.setting;
      await network.client({ token: undefined }).signIn({ login, password });
    });
    page.simulator.faults.replace(faults);
    const codes = await page.run(async () => {
      const { login, password } = network.setting;
      const ocean = network.last;
      const errors = [
        await network.failure(ocean.vehicles({}, { retries: 0 })),
        await network.failure(ocean.nearestVehicles({ latitude: 45, longitude: 4, radius: 5 }, { retries: 0 })),
        await network.failure(ocean.signIn({ login, password })),
      ];
      return errors.map(({ code }) => code);
    });
    assert.deepEqual(new Set(codes), new Set(["network"]));
    const { requests } = await page.log();
    // Not even a preflight was sent.
    assert.deepEqual(
      requests.filter(({ path }) => path.startsWith(ELSEWHERE_PATH)),
      [],
    );
  });
}

/** Answers like a careless server, quoting what it was sent. */
const repeats: MiddlewareHandler = async (c, next) => {
  if (c.req.method === "OPTIONS") return next();
  if (endpointOf(c.req.path) === SIGN_IN) {
    const sent = await c.req.raw.clone().text();
    return sent.includes("!") ? c.json({ oceanStatus: sent, message: `Refused: ${sent}` }, 401) : next();
  }
  const token = c.req.header("x-auth-token") ?? "";
  return c.json({ oceanStatus: token, message: `Unknown token ${token}` }, 403);
};

scenario("a server that repeats the token, or the password, is not quoted", { intercept: [repeats] }, async (page) => {
  const codes = await page.run(async () => {
    const { login, password } = network.setting;
    const refused = { login, password: `${password}!` };
    const ocean = network.client({ token: undefined });
    await ocean.signIn({ login, password });
    return [
      (await network.failure(ocean.vehicles())).code,
      (await network.failure(ocean.signIn(refused))).code,
      (await network.failure(network.client({ token: undefined, getCredentials: () => refused }).vehicles())).code,
    ];
  });
  assert.deepEqual(codes, ["forbidden", "unauthenticated", "unauthenticated"]);
});

/** Answers with personal data where numbers are documented, followed by text that is not JSON. */
const personal: MiddlewareHandler = async (c, next) => {
  if (c.req.method === "OPTIONS" || endpointOf(c.req.path) === SIGN_IN) return next();
  const records = (await personalData()).map((text) => ({ detailedBoxDTO: { id: text }, vehicle: { id: text } }));
  const body = JSON.stringify(records);
  return c.body(endpointOf(c.req.path) === "vehicule_engin/vehicles" ? `${body.slice(0, -1)},+33639984062]` : body);
};

scenario(
  "no error contains personal data, whatever is wrong with an answer that does",
  { intercept: [personal] },
  async (page) => {
    const codes = await page.run(async () => {
      const ocean = network.client();
      const errors = [
        await network.failure(ocean.nonCommunicatingDevices()),
        await network.failure(ocean.vehicles()),
        await network.failure(ocean.nonCommunicatingDevices({}, { maxRecordBytes: 10 })),
      ];
      return errors.map(({ code }) => code);
    });
    assert.deepEqual(codes, ["invalid-response", "malformed-json", "too-large"]);
  },
);

const INSECURE = [
  "http://example.com/ocean/restapi",
  "http://192.168.0.1/restapi",
  "http://127.0.0.1.example.com/",
  "http://localhost.example.com/",
  "http://127.example.com/",
  "//example.com/restapi",
  "ws://127.0.0.1/",
  "ftp://127.0.0.1/",
  "data:,",
  "https://demo:demo@example.com/",
  "https://example.com/?token=1",
];

scenario("a base URL that would expose the token to eavesdroppers is refused", {}, async (page) => {
  const codes = await page.run((urls) => {
    return urls.map((baseUrl) => {
      try {
        network.client({ baseUrl, token: "of-no-use" });
        return "accepted";
      } catch (error) {
        return (error as { code: string }).code;
      }
    });
  }, INSECURE);
  assert.deepEqual(
    codes,
    INSECURE.map(() => "invalid-options"),
  );
});
