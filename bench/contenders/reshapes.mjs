// The hand-written reshapes, as files that both runtimes can import and people can read.

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inProject } from "../../scripts/lib/project.mjs";
import { RESOURCES } from "../resources.mjs";
import { reshapeModule } from "./reshape.mjs";

export const RESHAPES = inProject("bench", "data", "reshapes");

/** @param {import("../contract/openapi.mjs").OpenApi} openapi */
export async function writeReshapes(openapi) {
  await mkdir(RESHAPES, { recursive: true });
  for (const { name } of RESOURCES) await writeFile(join(RESHAPES, `${name}.js`), reshapeModule(openapi, name));
}
