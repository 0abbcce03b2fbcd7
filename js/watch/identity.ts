import { OceanError } from "../error.js";
import type { OceanErrorCode } from "../generated/boundary.js";
import { KEYS } from "../generated/keys.js";
import type { ResourceName } from "../options.js";
import type { Identity } from "./changes.js";

type Properties = Readonly<Record<string, unknown>>;

/**
 * Decides how the records of a watch are told apart. If the key is among the properties that were not selected, it is
 * selected too, and left out of the records that are given out.
 *
 * @param options the copied options; `select` in them may be replaced
 */
export function identityOf(resource: ResourceName, options: Record<string, unknown>): Identity {
  const { key, select, shape } = options;
  const path = typeof key === "function" ? [] : key === undefined ? KEYS[resource].split(".") : [String(key)];
  if (shape === "dto" && path.length > 0) {
    throw new OceanError("invalid-options", 'With `shape: "dto"`, `key` must be a function of the record.');
  }
  const [root = ""] = path;
  const isHidden = root !== "" && Array.isArray(select) && !select.includes(root);
  if (isHidden) options.select = [...select, root];
  const fail = (gives: string, code: OceanErrorCode = "invalid-options"): never => {
    const what = root === "" ? "The function `key`" : `The key \`${path.join(".")}\``;
    const message = `${what} gives ${gives} of \`${resource}\`: use a \`key\` that gives each its own text or number.`;
    throw new OceanError(code, message);
  };
  return {
    keyOf(record) {
      let value = record;
      for (const name of path) value = value && (value as Properties)[name];
      if (typeof key === "function") value = key(record);
      if (value === undefined) fail("nothing for a record");
      if (typeof value === "object" && value !== null) fail("an object for a record");
      return value;
    },
    given: isHidden ? (record) => without(record as Properties, root) : (record) => record,
    refuse: () => fail("the same for two records", key === undefined ? "invalid-response" : undefined),
  };
}

/** A record without one of its properties. */
function without(record: Properties, left: string): Properties {
  const rest: Record<string, unknown> = {};
  for (const name in record) if (name !== left) rest[name] = record[name];
  return rest;
}
