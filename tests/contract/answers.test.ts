import assert from "node:assert/strict";
import { before, describe, it, test } from "node:test";
import init from "ocean-fleet";
import { simulatorUrl } from "../package/servers.ts";
import { ask, connect, sampleOf } from "../package/simulated.ts";
import { answerOf, RESOURCE_NAMES, recordsIn, rowOf } from "../resources.ts";
import { answerPointer, bodyPointer, placeOf } from "./operations.ts";
import { complaints, validatorAt } from "./validators.ts";

before(() => init());

for (const resource of RESOURCE_NAMES) {
  const place = placeOf(resource);
  const validate = validatorAt(answerPointer(place));

  describe(`the document's schema for the answer of ${resource}`, () => {
    it("accepts the vendor's sample", () => {
      assert.deepEqual(complaints(validate, JSON.parse(sampleOf(resource))), []);
    });

    it("accepts the simulator's answer", async () => {
      const { ocean, seen } = connect();
      await ask(ocean, resource);
      const answer = JSON.parse(new TextDecoder().decode(seen.body));
      assert.ok(recordsIn(resource, answer).length > 1, "there are too few records to check");
      assert.deepEqual(complaints(validate, answer), []);
    });

    it("accepts an empty answer, and empty records", () => {
      const { records: key } = rowOf(resource);
      const answers = [[], ["{}"]].map((records) => JSON.parse(answerOf(resource, records)));
      if (key !== undefined) answers.push({}, { [key]: null });
      for (const answer of answers) assert.deepEqual(complaints(validate, answer), [], JSON.stringify(answer));
    });

    it("accepts new keys, and new values of enumerations", () => {
      const text = sampleOf(resource).replaceAll(/"(UNDEFINED|MONO|ODIRECT_UNIVERSEL)"/g, '"BRAND_NEW"');
      const answer = JSON.parse(text.replace("{", '{"brandNew":{"a":[1]},'));
      assert.deepEqual(complaints(validate, answer), []);
    });

    it("refuses an answer of the wrong kind, and a record that is null", () => {
      const refused: unknown[] = [null, "text", 5, true];
      const isList = Array.isArray(JSON.parse(answerOf(resource, [])));
      refused.push(isList ? {} : [], JSON.parse(answerOf(resource, ["null"])));
      for (const answer of refused) assert.notDeepEqual(complaints(validate, answer), [], JSON.stringify(answer));
    });
  });
}

const signIn = placeOf("signIn");
const authenticate = (credentials: unknown) =>
  fetch(simulatorUrl() + signIn.path, { method: signIn.method, body: JSON.stringify(credentials) });

test("signing in takes and returns what the document says", async () => {
  const credentials = { login: "demo", password: "demo" };
  assert.deepEqual(complaints(validatorAt(bodyPointer(signIn)), credentials), []);
  assert.notDeepEqual(complaints(validatorAt(bodyPointer(signIn)), { login: "demo" }), []);
  const validate = validatorAt(answerPointer(signIn));
  assert.deepEqual(complaints(validate, await (await authenticate(credentials)).json()), []);
  assert.notDeepEqual(complaints(validate, { passwordExpirationRemainingDays: 5 }), []);
});

test("an error answer is what the document says", async () => {
  const response = await authenticate("nothing that can be read");
  assert.equal(response.status, 400);
  const { $ref } = signIn.operation.responses[400] as { $ref: string };
  const validate = validatorAt(`${$ref.slice(1)}/content/application~1json/schema`);
  assert.deepEqual(complaints(validate, await response.json()), []);
  assert.notDeepEqual(complaints(validate, { message: 5 }), []);
});
