import assert from "node:assert/strict";
import type { Drift, Issue, Progress } from "ocean-fleet";
import { RESOURCE_NAMES } from "../resources.ts";
import { scenario, statuses } from "./client-page.ts";
import { fleetIdentities } from "./fleet.ts";

for (const faults of [["gzip"], ["content-length"], ["gzip", "content-length"]]) {
  scenario(
    `with ${faults.join(" and ")}, the whole answer is read and no wrong total is reported`,
    { faults },
    async (page) => {
      const { outcome, events } = await page.run(async () => {
        const events: Progress[] = [];
        const onProgress = (event: Progress) => events.push(event);
        const outcome = await network.ask(network.client(), "nonCommunicatingDevices", { onProgress });
        return { outcome, events };
      });
      const identities = await fleetIdentities("nonCommunicatingDevices");
      assert.deepEqual(outcome, { identities, error: null });
      assert.ok(events.length > 0);
      const { receivedBytes } = events.at(-1) ?? {};
      for (const { totalBytes } of events) {
        // Without the length the total is unknown.
        if (faults.includes("content-length"))
          assert.ok(totalBytes === undefined || totalBytes === receivedBytes, String(totalBytes));
        else assert.equal(totalBytes, undefined);
      }
    },
  );
}

scenario("the total is reported for the page's own origin", { faults: ["content-length"] }, async (page) => {
  const totals = await page.run(async () => {
    // To the client, this looks like an answer from the page's own origin.
    const own: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      const body = await response.arrayBuffer();
      return new Response(body, { headers: { "content-length": String(body.byteLength) } });
    };
    const events: Progress[] = [];
    const onProgress = (event: Progress) => events.push(event);
    await network.ask(network.client({ fetch: own }), "entities", { onProgress });
    return events.map(({ totalBytes, receivedBytes }) => [totalBytes, receivedBytes]);
  });
  assert.ok(totals.length > 0);
  assert.deepEqual(totals.at(-1)?.[0], totals.at(-1)?.[1]);
});

scenario("a 204 gives an empty list, and an empty stream", { faults: ["empty"] }, async (page) => {
  const outcomes = await page.run(async () => {
    const ocean = network.client();
    return [await network.ask(ocean, "vehicles"), await network.readStream(ocean, "latestEvents")];
  });
  for (const outcome of outcomes) assert.deepEqual(outcome, { identities: [], error: null });
});

for (const [fault, message] of [
  ["empty:code=200", /is empty/],
  ["wrong-type", /a proxy or a login page/],
] as const) {
  scenario(`${fault} is \`malformed-json\`, which is not retried`, { faults: [fault] }, async (page) => {
    const { error } = await page.run(() => network.ask(network.client(), "entities"));
    assert.deepEqual([error?.code, error?.status, error?.offset, error?.attempts], ["malformed-json", 200, 0, 1]);
    assert.match(error?.message ?? "", message);
    assert.deepEqual(statuses(await page.requests()), [200]);
  });
}

scenario(
  "a valid answer with the wrong content type is read",
  { faults: ["wrong-type:body=answer,type=text/plain"] },
  async (page) => {
    const outcome = await page.run(() => network.ask(network.client(), "equipment"));
    assert.deepEqual(outcome, { identities: await fleetIdentities("equipment"), error: null });
  },
);

for (const [kind, expected] of [
  ["keys", { kind: "unknown-key", last: "nouveauChamp", value: undefined }],
  ["enums", { kind: "unknown-value", last: undefined, value: "NOUVELLE_VALEUR" }],
] as const) {
  const faults = [`drift:kind=${kind},share=1`];
  scenario(`new ${kind} are not an error, and are reported once per kind and client`, { faults }, async (page) => {
    const { outcomes, drift } = await page.run(async (resources) => {
      const ocean = network.client();
      const outcomes = [];
      for (const resource of resources) outcomes.push(await network.ask(ocean, resource));
      for (const resource of resources) outcomes.push(await network.readStream(ocean, resource));
      return { outcomes, drift: network.hooked.drift };
    }, RESOURCE_NAMES);
    for (const [index, { error, identities }] of outcomes.entries()) {
      const resource = RESOURCE_NAMES[index % RESOURCE_NAMES.length] ?? "entities";
      assert.deepEqual([error, identities], [null, await fleetIdentities(resource)]);
    }
    const distinct = new Set(drift.map((each) => JSON.stringify(each)));
    assert.ok(drift.length > RESOURCE_NAMES.length);
    assert.equal(distinct.size, drift.length);
    for (const each of drift) {
      assert.equal(each.kind, expected.kind);
      if (expected.last !== undefined) assert.equal(each.path.at(-1), expected.last);
      assert.equal(each.value, expected.value);
    }
  });
}

scenario(
  "the same drift is reported once to each client, and to every request's own hook",
  { faults: ["drift:kind=keys"] },
  async (page) => {
    const calls = await page.run(async () => {
      const calls = [];
      for (const ocean of [network.client(), network.client()]) {
        for (let time = 0; time < 2; time++) {
          const own: Drift[] = [];
          const before = network.hooked.drift.length;
          await network.ask(ocean, "vehicles", { onDrift: (drift) => own.push(drift) });
          calls.push([own.length > 0, network.hooked.drift.length > before]);
        }
      }
      return calls;
    });
    assert.deepEqual(calls, [
      [true, true],
      [true, false],
      [true, true],
      [true, false],
    ]);
  },
);

scenario(
  "values of the wrong type reject in strict mode, and are null in lenient mode",
  { faults: ["drift:kind=types,share=0.3"] },
  async (page) => {
    const { strict, lenient, issues } = await page.run(async () => {
      const ocean = network.client();
      const issues: [number, number][] = [];
      const onIssues = (first: readonly Issue[], count: number) => issues.push([first.length, count]);
      const strict = await network.ask(ocean, "nonCommunicatingDevices");
      const lenient = await network.ask(ocean, "nonCommunicatingDevices", { validation: "lenient", onIssues });
      return { strict, lenient, issues };
    });
    assert.deepEqual([strict.error?.code, strict.error?.attempts], ["invalid-response", 1]);
    assert.deepEqual(issues, [[100, strict.error?.issueCount]]);
    assert.equal(lenient.error, null);
    assert.equal(lenient.identities.length, (await fleetIdentities("nonCommunicatingDevices")).length);
  },
);
