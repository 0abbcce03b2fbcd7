// Checks a client's options on the page, in the words of the core: see `src/boundary/object.rs`.

import { OceanError } from "../error.js";
import { type Accepted, CLIENT_OPTIONS } from "../generated/client-options.js";
import { isObject, isPlain, tagOf } from "../values.js";

/**
 * Checks the names, kinds and ranges of a copy of a client's options.
 *
 * @param keys the known options
 * @throws {OceanError} `invalid-options`
 */
export function checkOptions(options: unknown, keys: readonly string[]): Record<string, unknown> {
  if (!isObject(options) || Array.isArray(options) || !isPlain(options)) {
    const number = typeof options === "number" ? "the number " : "";
    throw invalid(`The client's options must be a plain object, not ${number}${described(options)}.`);
  }
  const unknown = Object.keys(options).find((key) => !keys.includes(key));
  if (unknown !== undefined) {
    throw invalid(`The client's options have no \`${unknown}\`; there are: ${keys.join(", ")}.`);
  }
  for (const key of keys) {
    const [value, accepted] = [options[key], CLIENT_OPTIONS[key] as Accepted];
    if (value === undefined || value === null || isAccepted(value, accepted)) continue;
    throw invalid(`The client's options: \`${key}\` must be ${accepted.accepted}, not ${described(value)}.`);
  }
  return options;
}

function isAccepted(value: unknown, { kinds, words, range }: Accepted): boolean {
  if (words) return words.includes(value as string);
  if (!range) return kinds?.includes(typeof value) === true;
  const [least, most] = range;
  return Number.isInteger(value) && least <= (value as number) && (value as number) <= most;
}

/** A value in words: a number as it is, anything else by its kind only, because it may be secret. */
function described(value: unknown): string {
  if (typeof value === "number") return String(value);
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (!isObject(value)) return `a ${typeof value}`;
  const tag = tagOf(value);
  if (tag === "Object" || !/^[a-z0-9]{1,40}$/i.test(tag)) return "an object";
  return `${/^[AEIO]/.test(tag) ? "an" : "a"} ${tag}`;
}

function invalid(message: string): OceanError {
  return new OceanError("invalid-options", message);
}
