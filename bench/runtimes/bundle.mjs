import { build } from "esbuild";
import { inProject, root } from "../../scripts/lib/project.mjs";

export const PAGE = inProject("bench", "data", "page");

/** Bundles what runs in pages, since browsers cannot load from node_modules. The package itself is not bundled. */
export async function bundlePage() {
  await build({
    absWorkingDir: root,
    entryPoints: ["bench/runtimes/page.mjs"],
    outdir: PAGE,
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    logLevel: "warning",
  });
}
