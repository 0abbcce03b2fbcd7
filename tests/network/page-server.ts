import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { build } from "esbuild";
import { installPackedPackage } from "../../scripts/lib/package.mjs";
import { inProject } from "../../scripts/lib/project.mjs";

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".wasm": "application/wasm",
  ".html": "text/html;charset=utf-8",
};

/** Whether the page takes `ocean-fleet/worker` for `ocean-fleet`. */
export const isWorker = process.env.OCEAN_ENTRY === "worker";

/** Serves a page with the installed package and scripts of the tests. */
export interface PageServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts the server on loopback. `scripts` are modules of the page, with the names to serve them under; the last is the
 * page's main script, and the others run before the package is loaded. `packageFolder` replaces the installed package.
 */
export async function servePage(
  scripts: readonly { readonly name: string; readonly file: string }[],
  packageFolder?: string,
): Promise<PageServer> {
  const installed = packageFolder ? { folder: packageFolder, remove: async () => {} } : await installedPackage();
  const files = new Map<string, string>();
  for (const { name, file } of scripts) files.set(`/${name}.js`, await bundle(file));
  const tags = scripts.map(({ name }) => `<script type="module" src="/${name}.js"></script>`);
  const imports = JSON.stringify({ imports: { "ocean-fleet": `/package/${isWorker ? "worker" : "index"}.js` } });
  const page = `<!doctype html><meta charset="utf-8" /><link rel="icon" href="data:," /><title>Network</title>
    <script type="importmap">${imports}</script>${tags.join("")}`;
  files.set("/", page);

  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://page").pathname;
    const name = /^\/package\/([\w.-]+)$/.exec(path)?.[1];
    const body = name ? await readFile(join(installed.folder, name)).catch(() => undefined) : files.get(path);
    const type = TYPES[/\.\w+$/.exec(path)?.[0] ?? ".html"] ?? "application/octet-stream";
    if (body === undefined) response.writeHead(404).end();
    else response.writeHead(200, { "content-type": type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await installed.remove();
    },
  };
}

/** The folder where npm has installed the package: once for a whole suite, which says where, or else here. */
async function installedPackage(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const inProject = (project: string) => join(project, "node_modules", "ocean-fleet", "pkg");
  const { INSTALLED_PACKAGE: project } = process.env;
  if (project) return { folder: inProject(project), remove: async () => {} };
  const { folder, remove } = await installPackedPackage();
  return { folder: inProject(folder), remove };
}

async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [inProject("tests", file)],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    external: ["ocean-fleet"],
  });
  return outputFiles[0]?.text ?? "";
}
