import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { decode } from "ocean-fleet";
import { sampleText } from "./bodies.ts";
import { expected } from "./oracle.ts";
import { simulatedBytes } from "./servers.ts";

before(() => init());

test("the models of 300 simulated devices are what the document's wire paths lead to", async () => {
  const body = await simulatedBytes();
  const answer = JSON.parse(new TextDecoder().decode(body));
  assert.equal(answer.length, 300);
  assert.deepStrictEqual(decode("nonCommunicatingDevices", body), expected("nonCommunicatingDevices", answer));
});

test("the model of the vendor's sample is what the document's wire paths lead to", () => {
  const models = expected("nonCommunicatingDevices", JSON.parse(sampleText));
  assert.deepStrictEqual(decode("nonCommunicatingDevices", sampleText), models);
  assert.ok(!JSON.stringify(models).includes("null"), "the sample has a value for every property");
});

test("the wire trees of 300 simulated devices are what JSON.parse gives", async () => {
  const body = await simulatedBytes();
  const answer = JSON.parse(new TextDecoder().decode(body));
  assert.deepStrictEqual(decode("nonCommunicatingDevices", body, { shape: "dto" }), answer);
});
