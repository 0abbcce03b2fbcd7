import assert from "node:assert/strict";
import { before, describe, it, test } from "node:test";
import init, { OceanClient, type ResourceName } from "ocean-fleet";
import { simulatorUrl } from "../package/servers.ts";
import { ask, connect } from "../package/simulated.ts";
import { everyParam, RESOURCE_NAMES, requiredParams } from "../resources.ts";
import { bodyPointer, type Place, placeOf } from "./operations.ts";
import { complaints, validatorAt } from "./validators.ts";

before(() => init());

/** The request that a client sends for these parameters. */
async function sent(resource: ResourceName, params: unknown): Promise<Request> {
  const requests: Request[] = [];
  const ocean = new OceanClient({
    baseUrl: simulatorUrl(),
    token: "abc",
    fetch: async (input, init) => {
      requests.push(new Request(input, init));
      return new Response(null, { status: 204 });
    },
  });
  const method = ocean[resource] as (params: unknown, options: unknown) => Promise<unknown[]>;
  assert.deepEqual(await method.call(ocean, params, { includeFields: true }), []);
  assert.equal(requests.length, 1);
  return requests[0] as Request;
}

/** A query parameter as the value that its schema describes. */
function valueIn(query: URLSearchParams, name: string, type: unknown, items: unknown): unknown {
  const plain = (text: string, of: unknown) => {
    if (of === "boolean" && ["true", "false"].includes(text)) return text === "true";
    return of === "integer" || of === "number" ? Number(text) : text;
  };
  if (type === "array") return query.getAll(name).map((text) => plain(text, (items as { type?: unknown }).type));
  assert.equal(query.getAll(name).length, 1, `${name} must be sent exactly once`);
  return plain(query.get(name) as string, type);
}

/** Checks a request against its operation; returns the names in its body. */
async function check(place: Place, request: Request): Promise<string[]> {
  const { method, path, operation, pointer } = place;
  assert.equal(request.method, method);
  assert.equal(request.url.split("?")[0], simulatorUrl() + path);
  const query = new URL(request.url).searchParams;
  const names = new Set(query.keys());
  for (const [index, { name, required, schema }] of (operation.parameters ?? []).entries()) {
    if (!names.delete(name)) {
      assert.ok(!required, `${name} is required`);
      continue;
    }
    const value = valueIn(query, name, schema.type, schema.items);
    assert.deepEqual(complaints(validatorAt(`${pointer}/parameters/${index}/schema`), value), [], name);
  }
  assert.deepEqual([...names], [], "an undocumented parameter was sent");
  if (!operation.requestBody) {
    assert.equal(request.body, null);
    return [];
  }
  assert.equal(request.headers.get("content-type"), "application/json");
  const body = await request.json();
  assert.deepEqual(complaints(validatorAt(bodyPointer(place)), body), []);
  return Object.keys(body);
}

for (const resource of RESOURCE_NAMES) {
  const place = placeOf(resource);

  describe(`a request of ${resource}`, () => {
    it("is what the document describes, with the required parameters", async () => {
      await check(place, await sent(resource, requiredParams(resource)));
    });

    it("is what the document describes, with every parameter", async () => {
      const request = await sent(resource, everyParam(resource));
      const inBody = await check(place, request.clone());
      const inQuery = new Set(new URL(request.url).searchParams.keys());
      assert.deepEqual(
        [...inQuery, ...inBody].length,
        Object.keys(everyParam(resource)).length + 1,
        "every parameter must be sent, and the fields to include",
      );
    });

    it("is what the server gets", async () => {
      const { ocean, seen } = connect();
      await ask(ocean, resource);
      await check(place, seen.request);
    });
  });
}

test("a request that the document does not describe is found", async () => {
  const url = `${simulatorUrl()}/dioUtilisation/duree?startDate=01%2F01%2F2026`;
  const usage = placeOf("auxiliaryEquipmentUsage");
  await assert.rejects(check(usage, new Request(url)), /endDate is required/);
  await assert.rejects(check(usage, new Request(`${url}&endDate=2026-01-31`)), /endDate/);
  await assert.rejects(check(usage, new Request(`${url}&endDate=31%2F01%2F2026&vehIds=x`)), /vehIds/);
  await assert.rejects(check(usage, new Request(`${url}&endDate=31%2F01%2F2026&more=1`)), /documented/);
});
