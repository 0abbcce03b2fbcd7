import assert from "node:assert/strict";
import { type Credentials, OceanClient, type OceanError } from "ocean-fleet";
import { serve, simulatorUrl } from "../../package/servers.ts";
import type { Runs } from "./run.ts";
import { tokenOfSimulator } from "./sign-in.ts";

type SignIn = (ocean: OceanClient, form: FormData) => Promise<string>;
type Asking = (baseUrl: string, showLoginForm: () => Promise<Credentials>) => OceanClient;
type Forward = (request: Request, api: string, token: string) => Promise<Response>;

function form(login: string, password: string): FormData {
  const data = new FormData();
  data.set("login", login);
  data.set("password", password);
  return data;
}

export const authentication: Runs = {
  signIn: async (load) => {
    const signIn = await load<SignIn>();
    const ocean = new OceanClient({ baseUrl: simulatorUrl() });
    assert.match(await signIn(ocean, form("demo", "wrong")), /wrong/);
    assert.equal(ocean.session, null);
    assert.match(await signIn(ocean, form("demo", "demo")), /^(Welcome|Your password expires)/);
    assert.notEqual(ocean.session, null);
  },

  clientThatAsks: async (load) => {
    const clientThatAsks = await load<Asking>();
    let asked = 0;
    const ocean = clientThatAsks(simulatorUrl(), async () => {
      asked++;
      return { login: "demo", password: "demo" };
    });
    await Promise.all([ocean.entities(), ocean.entities()]);
    assert.equal(asked, 1);
  },

  clientWithTokensFrom: async (load, test) => {
    const clientWithTokensFrom = await load<(tokenUrl: string, baseUrl: string) => OceanClient>();
    const tokens = await serve(test, async (request, response) => {
      response.end(request.method === "POST" ? await tokenOfSimulator() : "");
    });
    assert.ok((await clientWithTokensFrom(tokens, simulatorUrl()).entities()).length > 1);
    const refused = await serve(test, (_request, response) => response.writeHead(403).end());
    await assert.rejects(clientWithTokensFrom(refused, simulatorUrl()).entities(), (error: OceanError) => {
      assert.equal(error.code, "unauthenticated");
      assert.match(String(error.cause), /No token: status 403/);
      return true;
    });
  },

  clientBehindProxy: async (load, test) => {
    const clientBehindProxy = await load<(baseUrl: string) => OceanClient>();
    const token = await tokenOfSimulator();
    const proxy = await serve(test, async ({ url, headers }, response) => {
      assert.equal(headers["x-auth-token"], undefined);
      const answer = await fetch(`${simulatorUrl()}${url}`, { headers: { "x-auth-token": token } });
      response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
    });
    const credentials: unknown[] = [];
    const { fetch } = globalThis;
    test.mock.method(globalThis, "fetch", (url: string, init: RequestInit) => {
      credentials.push(init?.credentials);
      return fetch(url, init);
    });
    assert.ok((await clientBehindProxy(proxy).entities()).length > 1);
    assert.equal(credentials[0], "same-origin");
  },

  forward: async (load, test) => {
    const forward = await load<Forward>();
    const token = await tokenOfSimulator();
    const proxy = await serve(test, async (request, response) => {
      const { method = "GET", url } = request;
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const body = method === "POST" ? Buffer.concat(chunks) : null;
      const answer = await forward(new Request(`http://proxy.example${url}`, { method, body }), simulatorUrl(), token);
      response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
    });
    const ocean = new OceanClient({ baseUrl: `${proxy}/restapi`, token: null });
    assert.ok((await ocean.vehicles({}, { includeFields: true, select: ["id"] })).length > 100);
    const near = await ocean.nearestVehicles({ latitude: 48.85, longitude: 2.35, radius: 500 });
    assert.ok(near.length > 10);
  },
};
