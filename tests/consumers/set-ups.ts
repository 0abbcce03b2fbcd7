import { checkFirstExamples } from "./newcomer.ts";
import type { SetUp } from "./set-up.ts";
import { POLICIES } from "./strict-csp.ts";
import { typescript } from "./typescript.ts";
import { files, opened, other, passing, printed, served } from "./ways.ts";

/** The page itself, and a worker of its own. */
const WITH_WORKER = { shows: ["page", "worker"] };
/** `ocean-fleet/worker`, too. */
const OFF_THREAD = { shows: ["page", "worker", "off-thread"] };

const VITE = [
  served("development server", "dev", OFF_THREAD),
  served("build", "preview", { build: "build", ...OFF_THREAD }),
  printed("server-side rendering", "ssr"),
  printed("server-side rendering in development", "ssr-dev"),
];

const VITEST = [passing("node", "node"), passing("jsdom", "jsdom"), passing("happy-dom", "happy-dom")];

const NEXT = { shows: ["server", "client", "route", "off-thread"] };

const SERVER_AND_CLIENT = { shows: ["server", "client"] };
const FRAMEWORK = [
  served("build", "start", { build: "build", ...SERVER_AND_CLIENT }),
  served("development server", "dev", SERVER_AND_CLIENT),
];

/** Every set-up that is tested. */
export const SET_UPS: readonly SetUp[] = [
  {
    name: "newcomer",
    title: "`npm create vite@latest`",
    create: ["vite@latest", ".", "--", "--template", "vanilla-ts"],
    ways: [other("the example above", checkFirstExamples)],
  },
  { name: "vite-8", title: "Vite", folder: "vite", tool: "vite", fast: true, ways: VITE },
  { name: "vite-7", title: "Vite", folder: "vite-7", tool: "vite", ways: VITE },
  { name: "vite-6", title: "Vite", folder: "vite-7", tool: "vite", versions: { vite: "6.4.6" }, ways: VITE },
  { name: "vite-5", title: "Vite", folder: "vite-7", tool: "vite", versions: { vite: "5.4.21" }, ways: VITE },
  {
    name: "webpack",
    title: "webpack",
    tool: "webpack",
    fast: true,
    ways: [files("build", "dist", { build: "build", ...OFF_THREAD })],
  },
  {
    name: "rspack",
    title: "Rspack",
    tool: "@rspack/core",
    ways: [files("build", "dist", { build: "build", ...OFF_THREAD })],
  },
  {
    name: "rollup",
    title: "Rollup",
    tool: "rollup",
    ways: [files("build", "dist", { build: "build", shows: ["page", "off-thread"] })],
  },
  { name: "rolldown", title: "Rolldown", tool: "rolldown", ways: [files("build", "dist", { build: "build" })] },
  {
    name: "parcel",
    title: "Parcel",
    tool: "parcel",
    ways: [
      served("development server", "dev", WITH_WORKER),
      files("build", "dist", { build: "build", ...WITH_WORKER }),
    ],
  },
  {
    name: "parcel-exports",
    title: "Parcel with `packageExports`, and `ocean-fleet/worker`",
    tool: "parcel",
    ways: [
      served("development server", "dev", { shows: ["off-thread"] }),
      files("build", "dist", { build: "build", shows: ["off-thread"] }),
    ],
  },
  {
    name: "esbuild",
    title: "esbuild",
    tool: "esbuild",
    fast: true,
    ways: [
      files("ES modules", "dist", { build: "esm", shows: ["page", "off-thread"] }),
      files("IIFE", "dist", { build: "iife", path: "classic.html" }),
      printed("ES modules for Node", "node-esm"),
      printed("CommonJS for Node", "node-cjs"),
    ],
  },
  {
    name: "import-map",
    title: "Page with an import map",
    fast: true,
    ways: [files("served as it is", ".", { path: "page.html" })],
  },
  {
    name: "file-page",
    title: "`file:` page",
    fast: true,
    ways: [opened("classic script", "dist", { build: "build", path: "classic.html" })],
  },
  {
    name: "workers",
    title: "Workers",
    fast: true,
    ways: [
      files("each kind as a module and as a classic script", "dist", {
        build: "build",
        shows: ["dedicated", "shared", "service"].flatMap((kind) => [`${kind}-module`, `${kind}-classic`]),
      }),
    ],
  },
  {
    name: "strict-csp",
    title: "Strict Content Security Policy",
    fast: true,
    ways: POLICIES,
  },
  {
    name: "node",
    title: "Node",
    fast: true,
    ways: [printed("ES modules", "esm"), printed("CommonJS", "cjs"), printed("worker thread", "worker-thread")],
  },
  { name: "tsx", title: "tsx", tool: "tsx", ways: [printed("ES modules", "esm"), printed("CommonJS", "cjs")] },
  { name: "jest", title: "Jest", tool: "jest", fast: true, ways: [passing("node", "node"), passing("jsdom", "jsdom")] },
  { name: "vitest-4", title: "Vitest", tool: "vitest", folder: "vitest", ways: VITEST },
  { name: "vitest-3", title: "Vitest", tool: "vitest", folder: "vitest", versions: { vitest: "3.2.7" }, ways: VITEST },
  { name: "deno", title: "Deno", tool: "deno", ways: [printed("run", "run")] },
  {
    name: "bun",
    title: "Bun",
    tool: "bun",
    ways: [printed("run", "run"), printed("bundle", "bundle"), files("bundled page", "dist", { build: "page" })],
  },

  {
    name: "workerd",
    title: "workerd (Wrangler)",
    tool: "wrangler",
    fast: true,
    ways: [served("development server", "dev", { shows: ["server"] })],
  },
  {
    name: "next-16",
    title: "Next.js",
    tool: "next",
    folder: "next",
    ways: [
      served("Turbopack", "start", { build: "turbopack", ...NEXT }),
      served("webpack", "start", { build: "webpack", ...NEXT }),
      served("development server", "dev", NEXT),
    ],
  },
  {
    name: "next-15",
    title: "Next.js",
    tool: "next",
    folder: "next",
    versions: { next: "15.5.29" },
    ways: [
      served("Turbopack", "start", { build: "turbopack", ...NEXT }),
      served("webpack", "start", { build: "build", ...NEXT }),
    ],
  },
  { name: "sveltekit-2", title: "SvelteKit", tool: "@sveltejs/kit", folder: "sveltekit", ways: FRAMEWORK },
  {
    name: "astro-5",
    title: "Astro",
    tool: "astro",
    folder: "astro",
    ways: [
      served("build", "start", { build: "build", shows: ["server", "page"] }),
      served("development server", "dev", { shows: ["server", "page"] }),
    ],
  },
  { name: "nuxt-4", title: "Nuxt", tool: "nuxt", folder: "nuxt", ways: FRAMEWORK },
  {
    name: "angular-21",
    title: "Angular",
    tool: "@angular/core",
    folder: "angular",
    ways: [
      files("build", "dist/vehicles/browser", { build: "build", shows: ["client", "off-thread"] }),
      served("development server", "dev", { shows: ["client", "off-thread"] }),
    ],
  },
  typescript("7.0.2", { fast: ["`bundler`", "`nodenext`"] }),
  typescript("6.0.3"),
  typescript("5.9.3"),
  typescript("5.8.3"),
  typescript("5.7.3"),
  typescript("5.6.3"),
  typescript("5.5.4"),
  typescript("5.4.5", { fast: ["`bundler`", "`nodenext`"] }),
];

/** What cannot be tested, and why: whole sentences for the README. */
export const UNTESTED = [
  "Angular 22, Astro 6, Nuxt 4.5, SvelteKit 3, Vitest 5 and Wrangler 4.87 need Node 22 and are not tested.",
  "Nor are Firefox and Safari, because the builds that tests need are not in a package registry.",
];
