import { readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Problem } from "./problem.mjs";
import { inProject } from "./project.mjs";
import { runStep } from "./run.mjs";
import { sum } from "./tally.mjs";

/** How users may resolve the package: like a bundler or like Node. */
const BUNDLER = { module: "esnext", moduleResolution: "bundler" };
const NODE = { module: "nodenext", moduleResolution: "nodenext" };
const ANYWHERE = "tests/package/types-anywhere";
/** Which types of the platform they may have, and the folders of the type tests that need no others. */
const PLATFORMS = [
  {
    platform: "browsers",
    libraries: { lib: ["es2022", "dom", "dom.iterable", "dom.asynciterable"], types: [] },
    folders: ["tests/package/types", ANYWHERE],
  },
  { platform: "Node", libraries: { lib: ["es2022"], types: ["node"] }, folders: [ANYWHERE] },
  { platform: "no platform", libraries: { lib: ["es2022"], types: [] }, folders: [ANYWHERE] },
];

/**
 * Compiles the type tests against the package installed in `folder`, strictly and without `skipLibCheck`. Each file
 * counts as one test per resolution and platform.
 * @param {string} folder
 * @returns {Promise<import("./suite.mjs").Outcome>}
 */
export async function checkTypes(folder) {
  await writeFile(join(folder, "every-export.types.ts"), await everyExport(folder));
  await symlink(inProject("node_modules", "@types"), join(folder, "node_modules", "@types"));
  const outcomes = [];
  for (const resolution of [BUNDLER, NODE]) {
    for (const platform of PLATFORMS) outcomes.push(await compile(folder, resolution, platform));
  }
  return {
    tally: sum(outcomes.map(({ tally }) => tally)),
    output: outcomes.map(({ output }) => output).join("\n"),
  };
}

/**
 * A module that exports what every entry point with types does.
 * @param {string} folder
 */
async function everyExport(folder) {
  const manifest = JSON.parse(await readFile(join(folder, "node_modules", "ocean-fleet", "package.json"), "utf8"));
  const entries = Object.keys(manifest.exports).filter((entry) => typeof manifest.exports[entry] !== "string");
  return entries.map((entry, n) => `export * as entry${n} from "ocean-fleet${entry.slice(1)}";\n`).join("");
}

/**
 * @param {string} folder
 * @param {Record<string, string>} resolution
 * @param {(typeof PLATFORMS)[number]} platform
 */
async function compile(folder, resolution, { platform, libraries, folders }) {
  const title = `Type tests, ${resolution.moduleResolution} resolution, types of ${platform}`;
  const files = [
    "every-export.types.ts",
    ...(await Promise.all(folders.map((each) => typeTests(folder, each, resolution === NODE)))).flat(),
  ];
  const config = join(folder, "tsconfig.json");
  await writeFile(config, JSON.stringify({ compilerOptions: { ...STRICT, ...resolution, ...libraries }, files }));
  const args = [inProject("node_modules", "typescript", "bin", "tsc"), "--project", config, "--pretty", "false"];
  const { code, output } = await runStep(title, process.execPath, args, { cwd: folder, mayFail: true });
  const faulty = new Set(Array.from(output.matchAll(/^(\S+\.types\.c?ts)\(\d+,\d+\): error/gm), ([, file]) => file));
  // An error elsewhere, in the package's own declarations, is a failure too.
  const failed = faulty.size || (code === 0 ? 0 : 1);
  return {
    tally: { passed: files.length - failed, failed, skipped: 0 },
    output: `${title}: ${code === 0 ? "passed" : `failed\n${output}`}`,
  };
}

const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
  target: "es2022",
};

/**
 * @param {string} project
 * @param {string} folder
 * @param {boolean} isNode whether a `.cts` file is CommonJS
 */
async function typeTests(project, folder, isNode) {
  const names = await readdir(join(project, folder)).catch(() => []);
  const tests = names.filter((name) => name.endsWith(".types.ts") || (isNode && name.endsWith(".types.cts")));
  if (tests.length === 0) throw new Problem(`There are no type tests in ${folder}`);
  return tests.map((name) => `${folder}/${name}`);
}
