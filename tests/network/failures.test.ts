import assert from "node:assert/strict";
import type { MiddlewareHandler } from "hono";
import { ELSEWHERE_PATH, endpointOf, SIGN_IN } from "../../simulator/paths.ts";
import { gone } from "../package/servers.ts";
import { STATUSES } from "../package/statuses.ts";
import { ends, scenario } from "./client-page.ts";

for (const body of ["json", "html", "empty"]) {
  scenario(`every error status has its code, with the body ${body}`, {}, async (page) => {
    for (const [status, code] of STATUSES) {
      page.simulator.faults.replace([`status:code=${status},body=${body}`]);
      const { error } = await page.run(() => network.ask(network.client({ retries: 0 }), "entities"));
      assert.deepEqual([error?.code, error?.status, error?.endpoint], [code, status, "mobility/v1/entities"]);
      assert.equal(error?.oceanStatus, body === "json" ? "simulatedFault" : undefined);
      assert.ok(error?.message.includes(String(status)), error?.message);
      assert.equal(error?.message.includes("The simulator was asked for this fault."), body === "json", error?.message);
      assert.ok(!error?.message.includes("<"), error?.message);
    }
  });
}

// Combinations of faults, including a body that breaks off with and without an announced length.
for (const faults of [
  ["cut:bytes=0"],
  ["cut:bytes=20000"],
  ["cut:bytes=20000", "content-length"],
  ["cut:bytes=20000", "gzip"],
  ["reset"],
  ["cors-missing"],
  ["cors-missing", "status:code=401"],
  ...[301, 302, 303, 307, 308].map((code) => [`redirect:code=${code}`]),
]) {
  scenario(
    `${faults.join(" and ")} is \`network\`, and the message says that CORS may hide the cause`,
    { faults },
    async (page) => {
      const { error } = await page.run(() => network.ask(network.client({ retries: 0 }), "vehicles"));
      assert.deepEqual([error?.code, error?.endpoint, error?.attempts], ["network", "vehicule_engin/vehicles", 1]);
      assert.match(error?.message ?? "", /CORS/);
      assert.match(error?.cause ?? "", /TypeError/);
      const { requests } = await page.log();
      const elsewhere = requests.filter(({ path }) => path.startsWith(ELSEWHERE_PATH));
      assert.deepEqual(elsewhere, [], "the redirect was followed");
    },
  );
}

scenario("an unreachable server is `network`, for the sign-in as well", {}, async (page) => {
  const errors = await page.run(
    async (baseUrl) => {
      watch.random = 0;
      const options = { baseUrl, retries: 0 };
      const { login, password } = network.setting;
      return [
        await network.failure(network.client({ ...options, token: "of-no-use" }).entities()),
        await network.failure(network.client(options).entities()),
        await network.failure(network.client(options).signIn({ login, password })),
      ];
    },
    await gone(),
  );
  for (const { code, message } of errors) assert.deepEqual([code, /CORS/.test(message)], ["network", true]);
  assert.deepEqual(
    errors.map(({ endpoint }) => endpoint),
    ["mobility/v1/entities", SIGN_IN, SIGN_IN],
  );
});

scenario(
  "an error whose body breaks off is classified by its status",
  { faults: ["status:code=403,body=json", "cut:bytes=5"] },
  async (page) => {
    const { error } = await page.run(() => network.ask(network.client(), "entities"));
    assert.deepEqual([error?.code, error?.status, error?.oceanStatus], ["forbidden", 403, undefined]);
  },
);

/** Answers every request except the sign-in with this. */
const instead =
  (answer: () => Response): MiddlewareHandler =>
  async (c, next) => {
    if (c.req.method === "OPTIONS" || endpointOf(c.req.path) === SIGN_IN) return next();
    return answer();
  };

/** A 500 that begins like an error of the API, but never ends. */
function endless(): Response {
  const piece = new TextEncoder().encode("x".repeat(4_096));
  const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => controller.enqueue(piece);
  const start = (controller: ReadableStreamDefaultController<Uint8Array>) =>
    controller.enqueue(new TextEncoder().encode('{"oceanStatus":"'));
  return new Response(new ReadableStream({ start, pull }), { status: 500 });
}

scenario(
  "an error's body is read up to 64 KiB, then the connection is closed",
  { intercept: [instead(endless)] },
  async (page) => {
    const { error, read } = await page.run(async () => {
      let read = 0;
      const counted: typeof fetch = async (input, init) => {
        const response = await fetch(input, init);
        if (response.ok) return response;
        return network.inPieces(response, 4_096, (bytes) => {
          read += bytes;
        });
      };
      const { error } = await network.ask(network.client({ fetch: counted, retries: 0 }), "entities");
      return { error, read };
    });
    assert.deepEqual([error?.code, error?.status, error?.oceanStatus], ["server", 500, undefined]);
    assert.ok(read >= 65_536 && read < 65_536 + 4_096, `${read} bytes`);
    assert.deepEqual(ends(await page.requests()), ["closed by client"]);
  },
);

/** A 503 that falls silent in its body. */
const silent = () =>
  new Response(new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array([32])) }), {
    status: 503,
  });

scenario(
  "an error that falls silent in its body is classified by its status",
  { intercept: [instead(silent)] },
  async (page) => {
    const error = await page.run(async () => {
      const reading: typeof fetch = async (input, init) => {
        const response = await fetch(input, init);
        if (!response.ok) network.onReading();
        return response;
      };
      const request = network.ask(network.client({ fetch: reading, timeoutMs: 12_345, retries: 0 }), "entities");
      await network.reading;
      await network.turn();
      watch.goOff(12_345);
      return (await request).error;
    });
    assert.deepEqual([error?.code, error?.status], ["server", 503]);
    assert.deepEqual(ends(await page.requests()), ["closed by client"]);
  },
);

for (const [option, faults] of [
  ["maxBytes", ["slow-body:ms=20,bytes=4000"]],
  ["maxRecordBytes", ["slow-body:ms=20,bytes=4000"]],
] as const) {
  scenario(`exceeding \`${option}\` is \`too-large\`, and ends the transfer`, { faults }, async (page) => {
    const { error } = await page.run((option) => {
      const limit = option === "maxBytes" ? { maxBytes: 10_000 } : { maxRecordBytes: 100 };
      return network.ask(network.client(limit), "nonCommunicatingDevices");
    }, option);
    assert.deepEqual([error?.code, error?.attempts], ["too-large", 1]);
    assert.match(error?.message ?? "", new RegExp(option));
    assert.deepEqual(ends(await page.requests()), ["closed by client"]);
  });
}
