import { OceanError } from "../error.js";
import type { OceanErrorCode } from "../generated/boundary.js";
import { keyOf } from "../generated/keys.js";
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
  const { select, shape } = options;
  const key = options.key ?? undefined;
  const path = typeof key === "function" ? [] : key === undefined ? keyOf(resource).split(".") : [String(key)];
  const [root] = path;
  if (shape === "dto" && root) {
    throw new OceanError("invalid-options", '`key` must be a function with `shape: "dto"`.');
  }
  const isHidden = root && Array.isArray(select) && !select.includes(root);
  if (isHidden) options.select = [...select, root];
  const fail = (gives: string, code: OceanErrorCode = "invalid-options"): never => {
    const message = `\`${path.join(".") || "key"}\` gives ${gives} of \`${resource}\`: each needs its own text or number.`;
    throw new OceanError(code, message, code === "invalid-response" ? { issues: [], issueCount: 0 } : {});
  };
  return {
    keyOf(record) {
      let value = record;
      for (const name of path) value = value && (value as Properties)[name];
      if (typeof key === "function") value = key(record);
      if (value === undefined || (value && typeof value === "object")) {
        fail(`${value ? "an object" : "nothing"} for a record`);
      }
      return value;
    },
    given(record) {
      if (!isHidden) return record;
      const { [root]: _, ...rest } = record as Properties;
      return rest;
    },
    refuse: () => fail("the same for two records", key === undefined ? "invalid-response" : undefined),
  };
}
