import { join } from "node:path";
import { checkPage, type Outputs } from "./page.ts";
import type { Project } from "./project.ts";
import type { Surroundings } from "./set-up.ts";
import { serveFolder } from "./static-server.ts";

/** Checks what the built page shows under the strictest policy that the package can do with, or another `script-src`. */
async function check(
  project: Project,
  { browser, fleet }: Surroundings,
  scripts: string,
  page: string | RegExp,
  errors?: RegExp,
) {
  await project.script("build");
  // A path without a final slash would match itself alone.
  const policy = `default-src 'none'; script-src ${scripts}; connect-src ${new URL(fleet.url).origin}`;
  const { url, stop } = await serveFolder(join(project.folder, "dist"), { "content-security-policy": policy });
  const expected: Outputs = { page };
  try {
    await checkPage(browser, url, fleet.url, expected, errors);
  } finally {
    await stop();
  }
}

/** The page works where nothing is allowed but itself, WebAssembly and the server. */
export const allowed = (project: Project, surroundings: Surroundings) =>
  check(project, surroundings, "'self' 'wasm-unsafe-eval'", surroundings.fleet.summary);

/** Where WebAssembly is not allowed, the error says what to allow. */
export const refused = (project: Project, surroundings: Surroundings) =>
  check(project, surroundings, "'self'", /^wasm-load: .*Content Security Policy.*'wasm-unsafe-eval'/, /WebAssembly/);
