import { join } from "node:path";
import { checkPage } from "./page.ts";
import type { Project } from "./project.ts";
import type { Surroundings, Way } from "./set-up.ts";
import { serveFolder } from "./static-server.ts";
import { other } from "./ways.ts";

interface Case {
  /** What `script-src` allows. */
  readonly scripts: string;
  /** What `connect-src` allows, given the base URL. */
  readonly connections: (baseUrl: URL) => string;
  /** The error that the page shows; without one, it shows the vehicles. */
  readonly error?: RegExp;
}

const WASM = "'self' 'wasm-unsafe-eval'";
const origin = ({ origin }: URL) => origin;

/** The strictest policies under which the package works, and the errors under stricter ones. */
export const POLICIES: readonly Way[] = [
  policy("`'wasm-unsafe-eval'` and the server's origin", { scripts: WASM, connections: origin }),
  policy("`'wasm-unsafe-eval'` and the base URL with a final slash", {
    scripts: WASM,
    connections: ({ href }) => `${href}/`,
  }),
  policy("the error without the final slash", {
    scripts: WASM,
    connections: ({ href }) => href,
    error: /^network: .*Content Security Policy/,
  }),
  policy("the error without `'wasm-unsafe-eval'`", {
    scripts: "'self'",
    connections: origin,
    error: /^wasm-load: .*Content Security Policy.*'wasm-unsafe-eval'/,
  }),
];

function policy(name: string, { scripts, connections, error }: Case): Way {
  return other(name, async (project: Project, { browser, fleet }: Surroundings) => {
    await project.script("build");
    const sources = { "default-src": "'none'", "script-src": scripts, "connect-src": connections(new URL(fleet.url)) };
    const header = Object.entries(sources).map((directive) => directive.join(" "));
    const headers = { "content-security-policy": header.join("; ") };
    const { url, stop } = await serveFolder(join(project.folder, "dist"), headers);
    try {
      // Chromium itself also reports what a policy forbids.
      const reported = error && /Content Security Policy/;
      await checkPage(browser, url, fleet.url, { page: error ?? fleet.summary }, reported);
    } finally {
      await stop();
    }
  });
}
