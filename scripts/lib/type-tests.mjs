import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inProject } from "./project.mjs";
import { runStep } from "./run.mjs";

/** How a strict user without `skipLibCheck` may resolve the package: a bundler's way and Node's. */
const RESOLUTIONS = [
  { module: "esnext", moduleResolution: "bundler" },
  { module: "nodenext", moduleResolution: "nodenext" },
];

/**
 * Compiles the type tests (`tests/package/*.types.ts`) against the package installed in `folder`, without Node's types.
 * @param {string} folder
 * @returns {Promise<import("./suite.mjs").Outcome>}
 */
export async function checkTypes(folder) {
  const tally = { passed: 0, failed: 0, skipped: 0 };
  let output = "";
  await writeFile(join(folder, "every-export.types.ts"), 'export * from "ocean-fleet";\n');
  for (const resolution of RESOLUTIONS) {
    const config = join(folder, `tsconfig.${resolution.moduleResolution}.json`);
    await writeFile(config, JSON.stringify(program(resolution)));
    const tsc = inProject("node_modules", "typescript", "bin", "tsc");
    const title = `Type tests, as ${resolution.moduleResolution} resolves`;
    const { code, output: printed } = await runStep(title, process.execPath, [tsc, "--project", config], {
      cwd: folder,
      mayFail: true,
    });
    output += `${title}: ${code === 0 ? "passed" : `failed\n${printed}`}\n`;
    tally[code === 0 ? "passed" : "failed"] += 1;
  }
  return { tally, output };
}

/** @param {Record<string, string>} resolution */
const program = (resolution) => ({
  compilerOptions: {
    ...resolution,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
    target: "es2022",
    lib: ["es2022", "dom", "dom.iterable", "dom.asynciterable"],
    types: [],
  },
  include: ["*.types.ts", "tests/package/**/*.types.ts"],
});
