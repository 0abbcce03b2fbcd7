// The validators, on an answer that `JSON.parse` has read.

/** @typedef {import("../contract/kinds.mjs").Kind} Kind */

/** @typedef {(value: unknown) => unknown} Validate gives the checked value, or throws */

/**
 * Each is loaded only where it takes part. The modules' names are written out for the bundler.
 * @type {Record<string, () => Promise<{ compile: (kind: Kind) => Validate }>>}
 */
export const VALIDATORS = {
  zod: () => import("./validators/zod.mjs"),
  valibot: () => import("./validators/valibot.mjs"),
  arktype: () => import("./validators/arktype.mjs"),
  typebox: () => import("./validators/typebox.mjs"),
  ajv: () => import("./validators/ajv.mjs"),
};
