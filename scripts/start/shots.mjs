/** @typedef {import("playwright-core").Page} Page */
/**
 * @typedef {object} Shot a picture of the console
 * @property {string} name of its file
 * @property {string} path where it is taken
 * @property {{ width: number, height: number }} [size]
 * @property {boolean} [dark]
 * @property {boolean} [french]
 * @property {(page: Page) => Promise<unknown>} act what is done before it is taken, and waited for
 */

/** @type {Shot[]} */
export const SHOTS = [];
