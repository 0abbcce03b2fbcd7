import assert from "node:assert/strict";
import type { ResourceName } from "ocean-fleet";
import openapi from "ocean-fleet/openapi.json" with { type: "json" };
import { follow, type Operation as Marked, type Schema } from "../package/oracle.ts";
import { pointerOf } from "./validators.ts";

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description: string;
  readonly schema: Schema;
  /** Its name in the client's method. */
  readonly "x-name": string;
  /** Whether it is an option of the client's method. */
  readonly "x-option"?: boolean;
}

export interface Operation extends Marked {
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: unknown;
  readonly responses: Record<string, object>;
}

/** An operation, and its place in the document. */
export interface Place {
  readonly method: string;
  readonly path: string;
  readonly pointer: string;
  readonly operation: Operation;
}

/** Every operation, signing in included. */
export const places: readonly Place[] = Object.entries(openapi.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    method: method.toUpperCase(),
    path,
    pointer: pointerOf(["paths", path, method]),
    operation: operation as unknown as Operation,
  })),
);

export function placeOf(operationId: ResourceName | "signIn"): Place {
  const place = places.find(({ operation }) => operation.operationId === operationId);
  assert.ok(place, `there is no operation ${operationId}`);
  return place;
}

const JSON_SCHEMA = pointerOf(["content", "application/json", "schema"]);

/** The JSON pointer to the schema of an operation's answer. */
export const answerPointer = ({ pointer }: Place, status = "200"): string =>
  pointer + pointerOf(["responses", status]) + JSON_SCHEMA;

/** The JSON pointer to the schema of an operation's body. */
export const bodyPointer = ({ pointer }: Place): string => `${pointer}/requestBody${JSON_SCHEMA}`;

/** The schema of one record of an operation's answer, by its reference. */
export function recordRef(place: Place): string {
  const answer = follow(openapi, answerPointer(place) + propertyPointer(place)) as Schema;
  const record = (answer.items ?? answer.additionalProperties) as Schema | undefined;
  assert.ok(record?.$ref, `the schema of ${place.path}'s records is not a reference`);
  return record.$ref;
}

/** `x-records` points into an answer; this points into its schema. */
const propertyPointer = ({ operation }: Place): string =>
  (operation["x-records"] ?? "").replace(/\/([^/]+)/g, "/properties/$1");
