import { isPlain, tagOf } from "../values.js";

/**
 * A part of a query's key: plain data. Its type goes no deeper, because libraries compute with the types of keys, and give
 * up on a recursive one.
 */
export type KeyPart = string | number | boolean | object | null;

/**
 * A value as plain data: dates as ISO 8601, big integers as decimal text, keys sorted. Nothing for what is not data.
 *
 * @internal
 */
export function keyPart(value: unknown): KeyPart | undefined {
  switch (typeof value) {
    case "string":
    case "number":
    case "boolean":
      return value;
    case "bigint":
      return String(value);
    case "object":
      return value === null ? null : keyOfObject(value);
    default:
      return undefined;
  }
}

/**
 * The named values of an object as plain data; those that are undefined are left out.
 *
 * @internal
 */
export function keyOfNamed(value: object, names: readonly string[]): KeyPart {
  const entries: [name: string, value: KeyPart][] = [];
  for (const name of [...names].sort()) {
    const each = keyPart(Reflect.get(value, name));
    if (each !== undefined) entries.push([name, each]);
  }
  return Object.fromEntries(entries);
}

function keyOfObject(value: object): KeyPart {
  // Not `map`, which would visit every hole of a list that is too long.
  if (Array.isArray(value)) return Object.values(value).map((each) => keyPart(each) ?? null);
  if (isDate(value)) return value.toJSON();
  // What no request takes: its kind tells it from what is taken.
  return isPlain(value) ? keyOfNamed(value, Object.keys(value)) : tagOf(value);
}

/** A `Date`, of any realm. */
function isDate(value: object): value is Date {
  return tagOf(value) === "Date" && "toJSON" in value;
}
