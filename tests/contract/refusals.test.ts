import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import init, { decode, isOceanError, type ResourceName } from "ocean-fleet";
import openapi from "ocean-fleet/openapi.json" with { type: "json" };
import { at, type Json, pathsOf, put } from "../package/bodies.ts";
import { follow, isMapOfAnything, type Schema, schemasTo } from "../package/oracle.ts";
import { sampleOf } from "../package/simulated.ts";
import { RESOURCE_NAMES, rowOf } from "../resources.ts";
import { answerPointer, placeOf } from "./operations.ts";
import { faultIn, pointerOf, validatorAt } from "./validators.ts";

// The library and Ajv, which knows nothing of it but the document, judge the same answers.

before(() => init());

/** A value of every sort: what one place accepts, another refuses. */
const VALUES: readonly Json[] = [
  null,
  true,
  0,
  1.5,
  -1e300,
  2 ** 53,
  "",
  "text",
  "UNDEFINED",
  "07/11/2024",
  "2024-11-07",
  "08:30",
  "08:30:59",
  "24:00",
  "07/11/2024 09:41:12 +0000",
  "2024-11-07T09:41:12.635Z",
  "2024-11-07T09:41:12+01:00",
  "2024-11-07T09:41:12",
  [],
  [null],
  [[]],
  {},
];

type Path = (string | number)[];

/** Where ocean-fleet sees the only problem of a body; `undefined` where it sees none. */
function refusal(resource: ResourceName, body: string): Path | undefined {
  try {
    decode(resource, body);
    return undefined;
  } catch (error) {
    assert.ok(isOceanError(error) && error.code === "invalid-response", String(error));
    assert.equal(error.issueCount, 1);
    return [...(error.issues[0]?.path ?? [])];
  }
}

/** A place of an answer, in which other values can be put one after the other. */
interface Place {
  readonly path: Path;
  readonly name: string;
  readonly original: Json;
  /** The answer with this value there: as a tree, which the next one changes, and as text. */
  with(value: Json): { tree: Json; text: string };
}

/** Every place of the vendor's sample below the root. */
function* placesOf(resource: ResourceName): Generator<Place> {
  const tree: Json = JSON.parse(sampleOf(resource));
  for (const path of [...pathsOf(tree)]) {
    const original = at(tree, path) as Json;
    put(tree, path, "@@");
    const [before, after] = JSON.stringify(tree).split('"@@"');
    const change = (value: Json) => {
      put(tree, path, value);
      return { tree, text: before + JSON.stringify(value) + after };
    };
    yield { path, name: path.join("."), original, with: change };
    put(tree, path, original);
  }
}

/** What is in a map of anything the vendor does not document: any value will do. */
const isDocumented = (answer: Schema, { path }: Place) => !schemasTo(answer, path).slice(0, -1).some(isMapOfAnything);

/** Records and elements of lists are no fields: they cannot be null. */
const isField = (resource: ResourceName, { path }: Place) =>
  typeof path.at(-1) === "string" && !(rowOf(resource).isMap && path.length === 1);

for (const resource of RESOURCE_NAMES) {
  const pointer = answerPointer(placeOf(resource));
  const answer = follow(openapi, pointer) as Schema;
  const validate = validatorAt(pointer);

  describe(resource, () => {
    it("is accepted and refused by the library as by the document, whatever is in any of its places", () => {
      let [accepted, refused] = [0, 0];
      for (const place of placesOf(resource)) {
        for (const value of VALUES) {
          const { tree, text } = place.with(value);
          const isRefused = refusal(resource, text) !== undefined;
          assert.equal(isRefused, !validate(tree), `${place.name}: ${JSON.stringify(value)}`);
          if (isRefused) refused += 1;
          else accepted += 1;
        }
      }
      assert.ok(accepted > 0 && refused > accepted, `${accepted} accepted, ${refused} refused`);
    });

    it("is refused for a value of a wrong type in any documented place, which both of them name", () => {
      for (const place of placesOf(resource)) {
        if (!isDocumented(answer, place)) continue;
        const { tree, text } = place.with(typeof place.original === "object" ? "text" : []);
        assert.deepEqual(refusal(resource, text), place.path);
        assert.equal(faultIn(validate, tree), pointerOf(place.path));
      }
    });

    it("is accepted with null in any field", () => {
      for (const place of placesOf(resource)) {
        if (!isField(resource, place)) continue;
        const { tree, text } = place.with(null);
        assert.equal(refusal(resource, text), undefined, place.name);
        assert.ok(validate(tree), place.name);
      }
    });

    it("is accepted without any of its fields", () => {
      for (const place of placesOf(resource)) {
        if (!isField(resource, place)) continue;
        const tree = structuredClone(place.with(null).tree);
        delete (at(tree, place.path.slice(0, -1)) as Record<string, unknown>)[String(place.path.at(-1))];
        assert.equal(refusal(resource, JSON.stringify(tree)), undefined, place.name);
        assert.ok(validate(tree), place.name);
      }
    });
  });
}
