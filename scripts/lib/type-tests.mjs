import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Problem } from "./problem.mjs";
import { inProject } from "./project.mjs";
import { runStep } from "./run.mjs";
import { sum } from "./tally.mjs";

/** How users may resolve the package, strictly and without `skipLibCheck`: like a bundler or like Node. */
const RESOLUTIONS = [
  { module: "esnext", moduleResolution: "bundler" },
  { module: "nodenext", moduleResolution: "nodenext" },
];

/**
 * Compiles the type tests (`tests/package/types/`) against the package installed in `folder`, without Node's types.
 * Each file counts as one test per resolution.
 * @param {string} folder
 * @returns {Promise<import("./suite.mjs").Outcome>}
 */
export async function checkTypes(folder) {
  await writeFile(join(folder, "every-export.types.ts"), 'export * from "ocean-fleet";\n');
  const files = (await readdir(join(folder, "tests", "package"), { recursive: true })).filter(isTypeTest);
  if (files.length === 0) throw new Problem("There are no *.types.ts files in tests/package");
  const outcomes = [];
  for (const resolution of RESOLUTIONS) outcomes.push(await compile(folder, resolution, files.length + 1));
  return {
    tally: sum(outcomes.map(({ tally }) => tally)),
    output: outcomes.map(({ output }) => output).join("\n"),
  };
}

/** @param {string} name */
const isTypeTest = (name) => name.endsWith(".types.ts");

/**
 * @param {string} folder
 * @param {Record<string, string>} resolution
 * @param {number} tests
 */
async function compile(folder, resolution, tests) {
  const config = join(folder, `tsconfig.${resolution.moduleResolution}.json`);
  await writeFile(config, JSON.stringify(program(resolution)));
  const tsc = inProject("node_modules", "typescript", "bin", "tsc");
  const title = `Type tests, ${resolution.moduleResolution} resolution`;
  const args = [tsc, "--project", config, "--pretty", "false"];
  const { code, output } = await runStep(title, process.execPath, args, { cwd: folder, mayFail: true });
  const faulty = new Set(Array.from(output.matchAll(/^(\S+\.types\.ts)\(\d+,\d+\): error/gm), ([, file]) => file));
  // An error elsewhere, in the package's own declarations, is a failure too.
  const failed = faulty.size || (code === 0 ? 0 : 1);
  return {
    tally: { passed: tests - failed, failed, skipped: 0 },
    output: `${title}: ${code === 0 ? "passed" : `failed\n${output}`}`,
  };
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
