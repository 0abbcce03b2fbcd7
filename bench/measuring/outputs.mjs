// All contenders must return the same, or comparing their speed means nothing.

import { BASELINE, createContenders, RESHAPE } from "../contenders/contenders.mjs";
import { isSame } from "./same.mjs";

/**
 * Throws if a contender returns anything other than the hand-reshaped output of `JSON.parse`.
 * @param {readonly import("../contenders/contenders.mjs").Contender[]} contenders
 * @param {import("../contenders/contenders.mjs").Material} material
 */
export async function checkOutputs(contenders, material) {
  const [parse, reshape] = await createContenders([BASELINE, RESHAPE], material);
  const answer = parse?.run();
  const tree = records(answer);
  const models = /** @type {Record<string, unknown>[]} */ (reshape?.run());
  const selection = models.map((model) => Object.fromEntries(material.select.map((key) => [key, model[key]])));
  for (const { id, output, run } of contenders) {
    const result = run();
    const same = {
      tree: () => isSame(records(result), tree),
      model: () => isSame(result, models),
      selection: () => isSame(sorted(result, material.select), selection),
    };
    if (!same[output]()) throw new Error(`${id} does not return the same for ${material.resource} as the others`);
  }
}

/**
 * The records of an answer, which is a list, an object with a list, or a map.
 * @param {unknown} answer
 * @returns {unknown[]}
 */
function records(answer) {
  if (Array.isArray(answer)) return answer;
  const values = Object.values(/** @type {object} */ (answer));
  return Array.isArray(values[0]) ? values[0] : values;
}

/**
 * Selections keep the model's order of properties.
 * @param {unknown} models
 * @param {readonly string[]} keys
 */
const sorted = (models, keys) =>
  /** @type {Record<string, unknown>[]} */ (models).map((model) => {
    if (Object.keys(model).length !== keys.length) return model;
    return Object.fromEntries(keys.map((key) => [key, model[key]]));
  });
