import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import { compile, compileModule } from "svelte/compiler";
import type { Application } from "./libraries/library.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "target", "query");

/** Compiles Svelte's components, and its modules with runes. */
const svelte: Plugin = {
  name: "svelte",
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte(\.js)?$/ }, async ({ path }) => {
      const compiler = path.endsWith(".js") ? compileModule : compile;
      const { js } = compiler(await readFile(path, "utf8"), { filename: path, generate: "client" });
      return { contents: js.code, loader: "js" };
    });
  },
};

/** What a bundle exports. */
export interface Bundle {
  /** Starts an application. */
  readonly start: () => Application;
  /** The guide's example. */
  readonly example: (...args: readonly unknown[]) => unknown;
}

/**
 * Bundles a library for browsers, together with the guide's example of it, so that both have one copy of it.
 *
 * @param name of the file in `libraries/`
 * @param file the guide's example
 * @param example the function in it
 */
export async function bundle(name: string, file: string, example: string): Promise<Bundle> {
  await mkdir(folder, { recursive: true });
  const outfile = join(folder, `${name}.mjs`);
  await build({
    stdin: {
      contents: `
        export { start } from "./tests/query/libraries/${name}.ts";
        export { ${example} as example } from ${JSON.stringify(file)};
      `,
      resolveDir: root,
    },
    outfile,
    bundle: true,
    format: "esm",
    platform: "browser",
    conditions: ["svelte"],
    // The test's own, so that there is one core.
    external: ["ocean-fleet", "ocean-fleet/*"],
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [svelte],
    logLevel: "warning",
  });
  return import(pathToFileURL(outfile).href);
}
