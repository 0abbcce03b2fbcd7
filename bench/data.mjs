// Bodies to measure with: the vendor's documented record, varied, in French.

import { readFile } from "node:fs/promises";
import { inProject } from "../scripts/lib/project.mjs";

const WORDS =
  "Renault Peugeot Kangoo Master Paris Lyon Marseille Nantes Rue Avenue Général République chauffeur véhicule dépôt entretien Grenoble".split(
    " ",
  );
const VIN = "ABCDEFGHJK0123456789";

/**
 * The body of an answer with this many non-communicating devices: 2,000 are 27 MB.
 * @param {number} count
 */
export async function nonCommunicatingDevices(count) {
  const fixture = inProject("tests", "fixtures", "non-communicating-devices.json");
  const [sample] = JSON.parse(await readFile(fixture, "utf8"));
  const vary = variations(mulberry32(7));
  const records = Array.from({ length: count }, () => JSON.stringify(vary(sample, "")));
  return new TextEncoder().encode(`[${records.join(",")}]`);
}

/** @param {() => number} random */
function variations(random) {
  const integer = (/** @type {number} */ from, /** @type {number} */ to) =>
    from + Math.floor(random() * (to - from + 1));
  const pick = (/** @type {ArrayLike<string>} */ from) => /** @type {string} */ (from[integer(0, from.length - 1)]);
  const words = (/** @type {number} */ count) => Array.from({ length: count }, () => pick(WORDS)).join(" ");

  /** @param {string} key */
  function text(key) {
    if (/imei/i.test(key)) return String(integer(1e14, 1e15 - 1));
    if (/address|adresse/i.test(key))
      return `${integer(1, 200)} ${words(3)}, ${integer(10_000, 95_999)} ${pick(WORDS)}`;
    if (/vin/i.test(key)) return `VF1${Array.from({ length: 14 }, () => pick(VIN)).join("")}`;
    if (/immat/i.test(key)) return `AB-${integer(100, 999)}-CD`;
    return words(integer(1, 3));
  }

  /**
   * @param {unknown} value
   * @param {string} key
   * @returns {unknown}
   */
  return function vary(value, key) {
    if (Array.isArray(value)) return value.map((element) => vary(element, key));
    if (value !== null && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, vary(inner, key)]));
    }
    if (typeof value === "boolean") return random() < 0.5;
    if (typeof value === "number") {
      if (/lat/i.test(key)) return Number((42 + 8 * random()).toFixed(6));
      if (/lon/i.test(key)) return Number((-4 + 11 * random()).toFixed(6));
      return integer(0, 5_000_000);
    }
    if (typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value)) {
      return new Date(Date.UTC(2024, 0, 1) + Math.floor(random() * 366 * 86_400_000)).toISOString();
    }
    return value === "string" ? text(key) : value;
  };
}

/**
 * A small, seeded source of random numbers from 0 to 1.
 * @param {number} seed
 */
function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
