import assert from "node:assert/strict";
import { test } from "node:test";
import { OceanClient, type ResourceName } from "ocean-fleet";
import openapi from "ocean-fleet/openapi.json" with { type: "json" };
import { follow } from "../package/oracle.ts";
import { parametersOf, RESOURCE_NAMES, rowOf, type Parameter as Taken } from "../resources.ts";
import { bodyPointer, type Parameter, placeOf, places, recordRef } from "./operations.ts";

/** A parameter's name on the wire, with `*` if it is required and `body` if it goes in the body. */
const inShort = ({ wire, required, fallback, inBody }: Taken) =>
  `${inBody ? "body " : ""}${wire}${required || fallback !== undefined ? "*" : ""}`;

test("there is an operation for every method that requests records, and for signing in", () => {
  const methods = Object.getOwnPropertyNames(OceanClient.prototype);
  const others = ["constructor", "session", "signOut", "free", "stream", "watch", "toJSON"];
  assert.deepEqual(
    places.map(({ operation }) => operation.operationId).sort(),
    methods.filter((name) => !others.includes(name)).sort(),
  );
});

test("signing in needs no token; everything else does", () => {
  assert.deepEqual(openapi.security, [{ token: [] }]);
  assert.deepEqual(openapi.components.securitySchemes.token.name, "X-AUTH-TOKEN");
  for (const { operation } of places) {
    const { operationId, security } = operation as typeof operation & { security?: unknown };
    assert.deepEqual(security, operationId === "signIn" ? [] : undefined, operationId);
  }
});

for (const resource of RESOURCE_NAMES) {
  const { method, path, records, model } = rowOf(resource);
  const place = placeOf(resource);

  test(`${resource} is ${method} ${path}, gives ${model}s, and says where its records are`, () => {
    assert.deepEqual([place.method, place.path], [method, `/${path}`]);
    assert.equal(place.operation["x-records"], records === undefined ? "" : `/${records}`);
    assert.equal(place.operation["x-model"], `#/components/schemas/${model}`);
    assert.match(recordRef(place), /^#\/components\/schemas\/\w+Dto$/);
  });

  test(`${resource} takes the parameters of the contract, under the names of the wire`, () => {
    const documented = (place.operation.parameters ?? []).filter((parameter) => !parameter["x-option"]);
    const parameters = documented.map(({ name, required, ...rest }) => [rest["x-name"], name + (required ? "*" : "")]);
    for (const [name, { required, "x-name": own }] of Object.entries(bodyOf(resource))) {
      parameters.push([own, `body ${name}${required ? "*" : ""}`]);
    }
    const expected = parametersOf(resource).map(([name, parameter]) => [name, inShort(parameter)]);
    expected.push(["customerId", "customerId"]);
    assert.deepEqual(Object.fromEntries(parameters), Object.fromEntries(expected));
    assert.ok(documented.every((parameter) => parameter.in === "query"));
  });

  test(`${resource} takes the field expansion of includeFields`, () => {
    const options = (place.operation.parameters ?? []).filter((parameter) => parameter["x-option"]);
    assert.deepEqual(
      options.map(({ name }) => name),
      ["includeFields"],
    );
  });

  test(`${resource} says what each known status means`, () => {
    const success = place.method === "POST" ? ["200", "201", "204"] : ["200", "204"];
    const failure = ["400", "401", "403", "404", "422", "429", "500"];
    assert.deepEqual(Object.keys(place.operation.responses).sort(), [...success, ...failure].sort());
  });
}

/** The parameters that go in the body, by their names there. */
function bodyOf(resource: ResourceName): Record<string, Pick<Parameter, "required" | "x-name">> {
  const place = placeOf(resource);
  if (!place.operation.requestBody) return {};
  const schema = follow(openapi, bodyPointer(place)) as {
    properties: Record<string, { "x-name": string }>;
    required: string[];
  };
  const entries = Object.entries(schema.properties);
  return Object.fromEntries(
    entries.map(([name, property]) => [name, { ...property, required: schema.required.includes(name) }]),
  );
}
