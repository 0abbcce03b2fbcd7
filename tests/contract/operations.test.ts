import assert from "node:assert/strict";
import { test } from "node:test";
import { OceanClient, type ResourceName } from "ocean-fleet";
import openapi from "ocean-fleet/openapi.json" with { type: "json" };
import { follow } from "../package/oracle.ts";
import { bodyPointer, type Parameter, placeOf, places, recordRef } from "./operations.ts";

/** What the public contract says of each method: its endpoint, where its records are, and its model. */
const ENDPOINTS: Record<ResourceName, [endpoint: string, records: string, model: string]> = {
  entities: ["GET /mobility/v1/entities", "/entities", "Entity"],
  vehicles: ["GET /vehicule_engin/vehicles", "", "Vehicle"],
  nearestVehicles: ["POST /vehicule_engin/nearestVehicles", "", "NearestVehicle"],
  nonCommunicatingDevices: ["GET /noncommunicant/list", "", "NonCommunicatingDevice"],
  auxiliaryEquipmentUsage: ["GET /dioUtilisation/duree", "", "AuxiliaryEquipmentUsage"],
  equipment: ["GET /materiel/list", "", "Equipment"],
  latestEvents: ["GET /evenement/lastEvent", "", "LatestEvent"],
};
const RESOURCES = Object.keys(ENDPOINTS) as ResourceName[];

/** Of each method's parameters: the name on the wire, `*` where it is required, and `body` where it goes there. */
const PARAMETERS: Record<ResourceName, Record<string, string>> = {
  entities: {},
  vehicles: { registration: "immatriculation" },
  nearestVehicles: {
    latitude: "latitude*",
    longitude: "longitude*",
    radius: "radius*",
    resultsLimit: "resultsLimit",
    radiusUnit: "body radiusUnit",
    computeMode: "body computeMode*",
  },
  nonCommunicatingDevices: {},
  auxiliaryEquipmentUsage: { vehicleIds: "vehIds", startDate: "startDate*", endDate: "endDate*" },
  equipment: { equipmentIds: "materielIds" },
  latestEvents: {
    eventCodes: "codeEvenements*",
    vehicleIds: "vehiculesIds",
    entityIds: "entitiesIds",
    start: "dateDebut",
    end: "dateFin",
  },
};

test("there is an operation for every method that asks for records, and for signing in", () => {
  const methods = Object.getOwnPropertyNames(OceanClient.prototype);
  const others = ["constructor", "session", "signOut", "free", "stream"];
  assert.deepEqual(
    places.map(({ operation }) => operation.operationId).sort(),
    methods.filter((name) => !others.includes(name)).sort(),
  );
});

test("signing in needs no token; all else does", () => {
  assert.deepEqual(openapi.security, [{ token: [] }]);
  assert.deepEqual(openapi.components.securitySchemes.token.name, "X-AUTH-TOKEN");
  for (const { operation } of places) {
    const { operationId, security } = operation as typeof operation & { security?: unknown };
    assert.deepEqual(security, operationId === "signIn" ? [] : undefined, operationId);
  }
});

for (const resource of RESOURCES) {
  const [endpoint, records, model] = ENDPOINTS[resource];
  const place = placeOf(resource);

  test(`${resource} is ${endpoint}, gives ${model}s, and says where its records are`, () => {
    assert.equal(`${place.method} ${place.path}`, endpoint);
    assert.equal(place.operation["x-records"], records);
    assert.equal(place.operation["x-model"], `#/components/schemas/${model}`);
    assert.match(recordRef(place), /^#\/components\/schemas\/\w+Dto$/);
  });

  test(`${resource} takes the parameters of the contract, under the names of the wire`, () => {
    const documented = (place.operation.parameters ?? []).filter((parameter) => !parameter["x-option"]);
    const taken = documented.map(({ name, required, ...rest }) => [rest["x-name"], name + (required ? "*" : "")]);
    for (const [name, { required, "x-name": own }] of Object.entries(bodyOf(resource))) {
      taken.push([own, `body ${name}${required ? "*" : ""}`]);
    }
    assert.deepEqual(Object.fromEntries(taken), { customerId: "customerId", ...PARAMETERS[resource] });
    assert.ok(documented.every((parameter) => parameter.in === "query"));
  });

  test(`${resource} takes the field expansion of includeFields`, () => {
    const options = (place.operation.parameters ?? []).filter((parameter) => parameter["x-option"]);
    assert.deepEqual(
      options.map(({ name }) => name),
      ["includeFields"],
    );
  });

  test(`${resource} says what each status means that is known`, () => {
    const success = place.method === "POST" ? ["200", "201", "204"] : ["200", "204"];
    const failure = ["400", "401", "403", "404", "422", "429", "500"];
    assert.deepEqual(Object.keys(place.operation.responses).sort(), [...success, ...failure].sort());
  });
}

/** The parameters that go into the body, by their names there. */
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
