// JSON values such as fleets have.

import { WORDS } from "./words.mjs";

const VIN = "ABCDEFGHJK0123456789";
const START = Date.UTC(2024, 0, 1);
const YEAR = 366 * 86_400_000;

/**
 * @typedef {object} ValueOptions
 * @property {import("./words.mjs").Language} language
 * @property {"iso" | "mixed"} dates only ISO 8601, or all three formats that the endpoints use
 */

/** @typedef {(key: string) => string} Write returns a typical value for this key, as JSON */

/**
 * @param {() => number} random
 * @param {ValueOptions} options
 */
export function createValues(random, { language, dates }) {
  const integer = (/** @type {number} */ from, /** @type {number} */ to) =>
    from + Math.floor(random() * (to - from + 1));
  const pick = (/** @type {ArrayLike<string>} */ from) => /** @type {string} */ (from[integer(0, from.length - 1)]);
  const words = (/** @type {number} */ count) => Array.from({ length: count }, () => pick(WORDS[language])).join(" ");
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");

  /** @type {Write} */
  function text(key) {
    if (key === "day") return `"${two(integer(1, 30))}/11/2024"`;
    if (key === "start") return `"${two(integer(0, 23))}:00"`;
    if (key === "end") return `"${two(integer(0, 23))}:30"`;
    if (/imei/i.test(key)) return `"${integer(1e14, 1e15 - 1)}"`;
    if (/address|adresse/i.test(key)) {
      return `"${integer(1, 200)} ${words(3)}, ${integer(10_000, 95_999)} ${words(1)}"`;
    }
    if (/vin/i.test(key)) return `"VF1${Array.from({ length: 14 }, () => pick(VIN)).join("")}"`;
    if (/immat/i.test(key)) return `"AB-${integer(100, 999)}-CD"`;
    return `"${words(integer(1, 3))}"`;
  }

  /** Up to 16 digits, and never more than is safe. */
  const longInteger = () => Math.min(Number.MAX_SAFE_INTEGER, Math.floor(random() * 10 ** integer(8, 16)));

  /** @type {Write} */
  function number(key) {
    if (/lat/i.test(key)) return (42 + 8 * random()).toFixed(6);
    if (/lon/i.test(key)) return (-4 + 11 * random()).toFixed(6);
    return String(random() < 0.1 ? longInteger() : integer(0, 5_000_000));
  }

  function instant() {
    const at = START + Math.floor(random() * YEAR);
    const form = dates === "iso" ? 0 : integer(0, 2);
    const iso = new Date(at).toISOString();
    if (form === 0) return `"${iso}"`;
    if (form === 1) return String(at);
    return `"${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)} ${iso.slice(11, 19)} +0000"`;
  }

  return {
    integer,
    text,
    number,
    instant,
    boolean: () => (random() < 0.5 ? "true" : "false"),
    /** @param {readonly string[]} values */
    oneOf: (values) => `"${pick(values)}"`,
    /** Any value: a number, a text or an object. @type {Write} */
    any: (key) => [number, text, () => "{}"][integer(0, 2)]?.(key) ?? "null",
    /** The name of a piece of equipment or a property, unique in its map. @param {number} place */
    name: (place) => `"${words(1)} ${place}"`,
  };
}
