// Writes records as JSON: the vendor's documented keys, in the vendor's order, with values that vary.

import { shuffled } from "./random.mjs";
import { createValues } from "./values.mjs";

/** @typedef {import("../contract/kinds.mjs").Kind} Kind */

/**
 * @typedef {object} Layout
 * @property {number} nulls share of leaves
 * @property {boolean} shuffledKeys
 * @property {boolean} unknownKeys every documented key has an undocumented neighbour
 */

/** @typedef {import("./values.mjs").ValueOptions & Layout} WriterOptions */

/** @typedef {() => string} Write the next value, as JSON */

/**
 * Gives what writes values of a kind. The sample says which of the documented keys an answer has; lists have up to
 * `longest` elements.
 *
 * @param {() => number} random
 * @param {number} longest
 * @param {WriterOptions} options
 * @returns {(kind: Kind, sample: unknown) => Write}
 */
export function createWriter(random, longest, options) {
  const { any, boolean, instant, integer, name, number, oneOf, text } = createValues(random, options);
  return (kind, sample) => writer(kind, sample, "");

  /**
   * @param {Kind} kind
   * @param {unknown} sample
   * @param {string} key
   * @returns {Write}
   */
  function writer(kind, sample, key) {
    switch (kind.kind) {
      case "object":
        return objectWriter(kind.fields, /** @type {Record<string, unknown>} */ (sample));
      case "list": {
        const [first] = /** @type {unknown[]} */ (sample);
        // Elements are never null.
        const element = kind.of.kind === "object" ? writer(kind.of, first, key) : leafWriter(kind.of, key);
        return () => `[${Array.from({ length: integer(0, longest) }, element).join(",")}]`;
      }
      case "map": {
        const [first] = Object.values(/** @type {object} */ (sample));
        const value = writer(kind.of, first, key);
        const entry = (/** @type {unknown} */ _, /** @type {number} */ place) => `${name(place)}:${value()}`;
        return () => `{${Array.from({ length: integer(0, 3) }, entry).join(",")}}`;
      }
      default: {
        const leaf = leafWriter(kind, key);
        return () => (random() < options.nulls ? "null" : leaf());
      }
    }
  }

  /**
   * @param {Record<string, Kind>} fields
   * @param {Record<string, unknown>} sample
   * @returns {Write}
   */
  function objectWriter(fields, sample) {
    const members = Object.entries(sample).flatMap(([key, inner]) => {
      const kind = fields[key];
      if (!kind) throw new Error(`The sample has a key that is not documented: ${key}`);
      const value = writer(kind, inner, key);
      const member = () => `"${key}":${value()}`;
      return options.unknownKeys ? [member, unknownMember(key)] : [member];
    });
    const ordered = options.shuffledKeys ? () => shuffled(members, random) : () => members;
    return () => {
      const texts = ordered().map((member) => member());
      return `{${texts.join(",")}}`;
    };
  }

  /**
   * @param {Kind} kind
   * @param {string} key
   * @returns {Write}
   */
  function leafWriter(kind, key) {
    switch (kind.kind) {
      case "text": {
        const { values } = kind;
        return values ? () => oneOf(values) : () => text(key);
      }
      case "boolean":
        return boolean;
      case "instant":
        return instant;
      case "any":
        return () => any(key);
      default:
        return () => number(key);
    }
  }

  /**
   * A key that no page of the vendor's knows: a text, a number, a list or an object, the same in every record.
   * @param {string} key
   * @returns {Write}
   */
  function unknownMember(key) {
    const forms = [
      () => text(key),
      () => number(key),
      () => `[${number(key)},${number(key)}]`,
      () => `{"code":${text("code")},"valeur":${number("valeur")}}`,
    ];
    const form = /** @type {Write} */ (forms[integer(0, forms.length - 1)]);
    return () => `"${key}Ext":${form()}`;
  }
}
