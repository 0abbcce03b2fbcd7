import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Project } from "./project.ts";
import type { SetUp, Way } from "./set-up.ts";

const ES = ["uses.ts", "entries.ts"];
const COMMON_JS = ["requires.cts", "entries.cts"];

/** How modules are resolved: the first and the last minor version that can, and the files that it can compile. */
const RESOLUTIONS = [
  { name: "`bundler`", module: "esnext", resolution: "bundler", files: ES },
  { name: "`bundler` with `preserve`", module: "preserve", resolution: "bundler", files: [...ES, ...COMMON_JS] },
  { name: "`node16`", module: "node16", resolution: "node16", files: [...ES, ...COMMON_JS] },
  { name: "`node18`", module: "node18", resolution: "node16", files: [...ES, ...COMMON_JS], from: 5.8 },
  { name: "`node20`", module: "node20", resolution: "node16", files: [...ES, ...COMMON_JS], from: 5.9 },
  { name: "`nodenext`", module: "nodenext", resolution: "nodenext", files: [...ES, ...COMMON_JS] },
  // The oldest way knows neither `exports` nor the difference between both kinds of modules.
  { name: "`node10`", module: "esnext", resolution: "node10", files: ES, to: 5.9 },
  { name: "`node10` with CommonJS", module: "commonjs", resolution: "node10", files: [...ES, ...COMMON_JS], to: 5.9 },
];

/** The types that the platform gives. */
const PLATFORMS = [
  { lib: ["es2022", "dom"], types: [] },
  { lib: ["es2022"], types: ["node"] },
  { lib: ["es2022"], types: [] },
];

const STRICT = {
  target: "es2022",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
};

/** A version of TypeScript, which compiles the same application in every way that it resolves modules. */
export function typescript(version: string, more: Pick<SetUp, "fast"> = {}): SetUp {
  const minor = Number.parseFloat(version);
  const known = RESOLUTIONS.filter(({ from = 0, to = Infinity }) => from <= minor && minor <= to);
  return {
    name: `typescript-${minor.toFixed(1)}`,
    title: "TypeScript",
    folder: "typescript",
    tool: "typescript",
    versions: { typescript: version },
    ways: known.map(compiled),
    ...more,
  };
}

function compiled({ name, module, resolution, files }: (typeof RESOLUTIONS)[number]): Way {
  return {
    name,
    async check(project: Project) {
      const entries = await entryPoints(project);
      await writeFile(join(project.folder, "entries.ts"), entries.map(exported).join(""));
      await writeFile(join(project.folder, "entries.cts"), entries.map(required).join(""));
      for (const platform of PLATFORMS) {
        const compilerOptions = { ...STRICT, ...platform, module, moduleResolution: resolution };
        await writeFile(join(project.folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
        await project.script("check");
      }
    },
  };
}

/** The names of the package's entry points that have types. */
async function entryPoints({ folder }: Project): Promise<string[]> {
  const manifest = await readFile(join(folder, "node_modules", "ocean-fleet", "package.json"), "utf8");
  const entries = Object.entries<unknown>(JSON.parse(manifest).exports);
  return entries.flatMap(([name, target]) => (typeof target === "string" ? [] : `ocean-fleet${name.slice(1)}`));
}

const exported = (entry: string, index: number) => `export * as entry${index} from "${entry}";\n`;
const required = (entry: string, index: number) => `export import entry${index} = require("${entry}");\n`;
