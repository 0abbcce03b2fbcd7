// Writes records as JSON: the vendor's documented keys, in the vendor's order, with values that vary.

import { shuffled } from "./random.mjs";
import { createValues } from "./values.mjs";

/** @typedef {import("../contract/kinds.mjs").Kind} Kind */

/**
 * @typedef {object} Layout
 * @property {number} nulls the share of leaves that are null
 * @property {boolean} shuffledKeys
 * @property {boolean} unknownKeys whether every documented key is followed by an undocumented one
 */

/** @typedef {import("./values.mjs").ValueOptions & Layout} WriterOptions */

/** @typedef {() => string} Write returns the next value, as JSON */

/**
 * Creates a function that makes writers for values of a kind. The sample decides which documented keys an answer has;
 * lists have up to `maxLength` elements.
 *
 * @param {() => number} random
 * @param {number} maxLength
 * @param {WriterOptions} options
 * @returns {(kind: Kind, sample: unknown) => Write}
 */
export function createWriter(random, maxLength, options) {
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
        return () => `[${Array.from({ length: integer(0, maxLength) }, element).join(",")}]`;
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
   * The value of an undocumented key: a text, a number, a list or an object, the same in every record.
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
