// The validators, which run on the output of `JSON.parse`.

/** @typedef {import("../contract/kinds.mjs").Kind} Kind */

/** @typedef {(value: unknown) => unknown} Validate returns the checked value, or throws */

/**
 * Each is loaded only if it takes part. The bundler needs the modules' names written out.
 * @type {Record<string, () => Promise<{ compile: (kind: Kind) => Validate }>>}
 */
export const VALIDATORS = {
  zod: () => import("./validators/zod.mjs"),
  valibot: () => import("./validators/valibot.mjs"),
  arktype: () => import("./validators/arktype.mjs"),
  typebox: () => import("./validators/typebox.mjs"),
  ajv: () => import("./validators/ajv.mjs"),
};
