import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the whole project. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * The absolute path of something inside the project.
 * @param {string[]} parts
 */
export const inProject = (...parts) => join(root, ...parts);
