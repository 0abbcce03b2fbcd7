import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * The absolute path of the first of these programs found on PATH or in `folders`.
 * @param {string[]} names
 * @param {string[]} [folders]
 */
export function findProgram(names, folders = (process.env.PATH ?? "").split(delimiter)) {
  const places = names.flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)));
  return places.find(isProgram);
}

/** @param {string} file */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
