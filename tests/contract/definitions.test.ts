import assert from "node:assert/strict";
import { test } from "node:test";
import openapi from "ocean-fleet/openapi.json" with { type: "json" };
import ts from "typescript";
import { type Schema as Plain, pathsOf, resolved } from "../package/oracle.ts";
import { parametersOf, RESOURCE_NAMES } from "../resources.ts";
import { type Declarations, docOf, interfaceOf, membersOf, published } from "./declarations.ts";
import { placeOf } from "./operations.ts";

// The types and the document are made from the same definitions, by two hands: each is held against the other.

interface Schema extends Plain {
  readonly description?: string;
  readonly "x-known-values"?: readonly string[];
}

const declarations = published();
const schemas = Object.entries(openapi.components.schemas as unknown as Record<string, Schema>);
const isOfWire = (name: string) => name.endsWith("Dto");

/** What the document alone has: the wire's parts of signing in and failing, and the forms of dates. */
const WITHOUT_TYPE = ["DateTimeDto", "CredentialsDto", "SessionDto", "ErrorDto"];

const enumerations = schemas.filter(([, schema]) => schema["x-known-values"]);
const objects = schemas.filter(([name, { properties }]) => properties && !WITHOUT_TYPE.includes(name));

/** The TypeScript type that a schema stands for, null aside. */
function typeFor(given: Schema): string {
  const { $ref, anyOf, items, additionalProperties, format, type } = given;
  const name = $ref?.split("/").at(-1);
  if (name === "DateTimeDto") return "string | number";
  if (name) return isGeneric(name) ? `${name}<DateTime>` : name;
  if (anyOf) return typeFor(anyOf[0] as Schema);
  if (items) return `${typeFor(items)}[]`;
  const types = [type ?? []].flat().filter((each) => each !== "null");
  if (types.includes("object")) {
    const values = additionalProperties as Schema;
    return `{ [key: string]: ${Object.keys(values).length === 0 ? "unknown" : nullable(values)}; }`;
  }
  if (format === "date-time") return "DateTime";
  return types.map((each) => (each === "integer" ? "number" : each)).join(" | ");
}

const allowsNull = ({ type, anyOf }: Schema) =>
  [type].flat().includes("null") || anyOf?.some((each) => each.type === "null") === true;

const nullable = (schema: Schema) => typeFor(schema) + (allowsNull(schema) ? " | null" : "");

const isGeneric = (name: string) => declarations.exported.has(name) && typeParameters(declarations, name).length > 0;

function typeParameters(given: Declarations, name: string): string[] {
  const declared = given.exported.get(name)?.declarations?.find(ts.isInterfaceDeclaration);
  return declared?.typeParameters?.map((parameter) => parameter.getText()) ?? [];
}

const printed = (node: ts.Node | undefined) => node?.getText().replaceAll(/\s+/g, " ");

test("every object of the document is an interface with the same properties, in the same order", () => {
  assert.ok(objects.length > 60);
  for (const [name, { properties = {} }] of objects) {
    assert.deepEqual([...membersOf(interfaceOf(declarations, name)).keys()], Object.keys(properties), name);
  }
});

test("every property has the type that the document says", () => {
  for (const [name, { properties = {} }] of objects) {
    const members = membersOf(interfaceOf(declarations, name));
    for (const [key, schema] of Object.entries(properties)) {
      assert.equal(printed(members.get(key)?.type), nullable(schema), `${name}.${key}`);
    }
  }
});

test("anything may be missing from the wire, and nothing from a model", () => {
  for (const [name] of objects) {
    for (const [key, member] of membersOf(interfaceOf(declarations, name))) {
      assert.equal(member.questionToken !== undefined, isOfWire(name), `${name}.${key}`);
    }
  }
});

test("a model depends on the form of date-times where it has any, also further inside", () => {
  const within = (schema: Schema): boolean => {
    const { format, properties, items } = resolved(schema);
    return format === "date-time" || [...Object.values(properties ?? {}), ...(items ? [items] : [])].some(within);
  };
  for (const [name, schema] of objects.filter(([each]) => !isOfWire(each))) {
    assert.deepEqual(typeParameters(declarations, name), within(schema) ? ["DateTime = string"] : [], name);
  }
});

test("the doc comment of a property says what the document says of it", () => {
  for (const [name, { properties = {} }] of objects) {
    const members = membersOf(interfaceOf(declarations, name));
    for (const [key, schema] of Object.entries(properties as Record<string, Schema>)) {
      const doc = docOf(members.get(key) as ts.PropertySignature);
      assert.ok(schema.description && doc.startsWith(schema.description), `${name}.${key}: ${doc}`);
    }
  }
});

test("the doc comment of a model's property names every wire path that its value comes from", () => {
  for (const [name, { properties = {} }] of objects.filter(([each]) => !isOfWire(each))) {
    const members = membersOf(interfaceOf(declarations, name));
    for (const [key, schema] of Object.entries(properties)) {
      const doc = docOf(members.get(key) as ts.PropertySignature);
      const paths = pathsOf(schema).map((path) => path.slice(1).replaceAll("/", "."));
      assert.deepEqual(doc.match(/(?<=^Wire: .*`)[^`,]+(?=`)/gm) ?? [], paths, `${name}.${key}`);
    }
  }
});

test("every enumeration is an open union of the values that are known", () => {
  assert.ok(enumerations.length > 20);
  for (const [name, schema] of enumerations) {
    const declared = declarations.exported.get(name)?.declarations?.find(ts.isTypeAliasDeclaration);
    const known = schema["x-known-values"]?.map((value) => `"${value}"`) ?? [];
    assert.equal(printed(declared?.type), [...known, "(string & {})"].join(" | "), name);
    assert.ok(docOf(declared as ts.Node).startsWith(schema.description ?? "?"), name);
  }
});

test("every parameter of the document is one of its method, and required where it is there", () => {
  for (const resource of RESOURCE_NAMES) {
    const { operation } = placeOf(resource);
    const documented = (operation.parameters ?? []).filter((parameter) => !parameter["x-option"]);
    const name = `${resource[0]?.toUpperCase()}${resource.slice(1)}Params`;
    const members = membersOf(interfaceOf(declarations, name));
    for (const { "x-name": key, required, description } of documented) {
      const member = members.get(key);
      assert.ok(member, `${name}.${key}`);
      assert.equal(member.questionToken === undefined, required, `${name}.${key}`);
      // On the wire, a flag may say the opposite.
      const meaning = description.replace(`The opposite of \`${key}\`. `, "");
      assert.ok(docOf(member).startsWith(meaning), `${name}.${key}`);
    }
    const inQuery = documented.map((parameter) => parameter["x-name"]);
    const others = [...members.keys()].filter((key) => !inQuery.includes(key));
    const inBody = parametersOf(resource).filter(([, parameter]) => parameter.inBody);
    assert.deepEqual(
      others,
      inBody.map(([key]) => key),
    );
  }
});
