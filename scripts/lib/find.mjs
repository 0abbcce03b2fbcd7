import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * The first of these programs that is on PATH (or in one of `folders`), as an absolute path.
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
