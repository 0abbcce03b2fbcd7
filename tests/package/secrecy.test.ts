import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { before, type TestContext, test } from "node:test";
import { inspect } from "node:util";
import { init, OceanClient } from "./entry.ts";
import { reasonOf } from "./failures.ts";
import { serve, textOf } from "./servers.ts";

before(() => init());

const TOKEN = "s3cr3t-t0k3n-0123456789abcdef";
const PASSWORD = "c0rrect-h0rse-battery";

/** Everything that can be seen of a value. */
function seen(value: unknown): string {
  const options = { showHidden: true, depth: Number.POSITIVE_INFINITY, getters: true, maxArrayLength: null } as const;
  const texts = [inspect(value, options), String(value)];
  try {
    texts.push(JSON.stringify(value) ?? "");
  } catch {
    // A circular structure.
  }
  if (value instanceof Error) texts.push(value.message, value.stack ?? "", seen(value.cause));
  return texts.join("\n");
}

function assertSecret(value: unknown, what: string): void {
  for (const secret of [TOKEN, PASSWORD]) assert.ok(!seen(value).includes(secret), `${what} reveals a secret`);
}

/** A server that issues the token and answers other requests with a handler; also the URLs that were requested. */
async function server(t: TestContext) {
  let respond = (response: ServerResponse): void => void response.end("[]");
  const urls: string[] = [];
  const url = await serve(t, async (request, response) => {
    urls.push(request.url ?? "");
    await textOf(request);
    if (request.url === "/auth/authenticate2") response.end(JSON.stringify({ token: TOKEN }));
    else respond(response);
  });
  const answers = (next: typeof respond) => {
    respond = next;
  };
  return { url, urls, answers };
}

test("neither the client nor the session reveals the token or the password", async (t) => {
  const { url, urls } = await server(t);
  const ocean = new OceanClient({ baseUrl: url });
  assertSecret(await ocean.signIn({ login: "demo", password: PASSWORD }), "the answer to the sign-in");
  await ocean.nonCommunicatingDevices();
  assertSecret(ocean, "the client");
  assertSecret(ocean.session, "the session");
  assertSecret(urls, "a URL");
  assert.equal(JSON.stringify(ocean), "{}");
});

test("a client that was given a token does not reveal it", async (t) => {
  const { url } = await server(t);
  for (const token of [TOKEN, () => TOKEN]) {
    const ocean = new OceanClient({ baseUrl: url, token });
    await ocean.nonCommunicatingDevices();
    assertSecret(ocean, "the client");
    assertSecret(ocean.session, "the session");
  }
});

test("no error reveals the token", async (t) => {
  const { url, answers } = await server(t);
  const ocean = new OceanClient({ baseUrl: url });
  await ocean.signIn({ login: "demo", password: PASSWORD });
  for (const [what, next] of [
    [
      "an answer that is cut",
      (response: ServerResponse) => void response.writeHead(200).write("[", () => response.destroy()),
    ],
    ["no answer", (response: ServerResponse) => void response.destroy()],
    [
      "a redirect",
      (response: ServerResponse) => void response.writeHead(302, { location: "https://ocean.example/" }).end(),
    ],
    ["an answer that is not JSON", (response: ServerResponse) => void response.end(TOKEN)],
    ["an invalid answer", (response: ServerResponse) => void response.end(JSON.stringify([TOKEN]))],
    ["the token as a key", (response: ServerResponse) => void response.end(JSON.stringify([{ [TOKEN]: PASSWORD }, 5]))],
  ] as const) {
    answers(next);
    const error = await reasonOf(ocean.nonCommunicatingDevices({}, { retries: 0 }));
    assertSecret(error, `the error after ${what}`);
  }
});

test("an error does not quote the server if the server quotes the token", async (t) => {
  const { url, answers } = await server(t);
  const ocean = new OceanClient({ baseUrl: url, token: TOKEN });
  const body = JSON.stringify({ oceanStatus: "badParameters", message: `The token ${TOKEN} is not valid.` });
  for (const status of [400, 401, 403]) {
    answers((response) => void response.writeHead(status).end(body));
    assertSecret(await reasonOf(ocean.nonCommunicatingDevices()), `the error of ${status}`);
  }
});

test("an error does not quote the server if the server quotes the login or the password", async (t) => {
  const login = "jean.dupont@example.com";
  for (const quoted of [PASSWORD, login]) {
    const body = JSON.stringify({ oceanStatus: quoted, message: `${quoted} is wrong` });
    const url = await serve(t, (_request, response) => void response.writeHead(400).end(body));
    const error = await reasonOf(new OceanClient({ baseUrl: url }).signIn({ login, password: PASSWORD }));
    assertSecret(error, "the error of the sign-in");
    assert.ok(!seen(error).includes(login));
  }
});

test("no sign-in error reveals the password", async (t) => {
  for (const body of ["oops", PASSWORD, "{}"]) {
    for (const status of [200, 400, 401, 403]) {
      const url = await serve(t, (_request, response) => void response.writeHead(status).end(body));
      const ocean = new OceanClient({ baseUrl: url });
      const error = await reasonOf(ocean.signIn({ login: "demo", password: PASSWORD }));
      assertSecret(error, `the error of ${status} with ${body}`);
    }
  }
});

test("hooks never get the token, the password or a body", async (t) => {
  const { url, answers } = await server(t);
  answers(
    (response) => void response.end(JSON.stringify([{ neu: TOKEN }, { [PASSWORD]: 1, detailedBoxDTO: { id: TOKEN } }])),
  );
  const events: unknown[] = [];
  const record = (...args: unknown[]) => void events.push(...args);
  const ocean = new OceanClient({ baseUrl: url, onDrift: record, validation: "lenient" });
  await ocean.signIn({ login: "demo", password: "other" });
  await ocean.nonCommunicatingDevices({}, { onIssues: record, onProgress: record });
  assert.ok(events.length >= 3);
  assert.ok(!seen(events.filter((each) => (each as { kind?: string }).kind !== "unknown-key")).includes(PASSWORD));
  assert.ok(!seen(events).includes(TOKEN));
});
