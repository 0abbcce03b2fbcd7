// npm run test:consumers: the packed package in every set-up of tests/consumers/.
// npm run test:consumers -- --only vite-8,webpack   only these
// npm run test:consumers -- --fast                  those that `npm test` runs
// npm run test:consumers -- --write                 also writes what has passed to the README
import { spawn } from "node:child_process";
import { once } from "node:events";
import { parseArgs } from "node:util";
import { ensurePackage } from "./lib/package.mjs";
import { main, Problem } from "./lib/problem.mjs";
import { inProject, root } from "./lib/project.mjs";
import { ensureBrowser } from "./setup/browser.mjs";

const REMEDY = "choose one of both; --write needs every way of a set-up";

await main(async () => {
  const flag = /** @type {const} */ ({ type: "boolean", default: false });
  const { values } = parseArgs({ options: { only: { type: "string" }, fast: flag, write: flag } });
  if (values.fast && (values.only || values.write)) {
    throw new Problem("--fast goes with neither --only nor --write", { remedy: REMEDY });
  }
  await ensurePackage();
  const { chromium } = await ensureBrowser();
  const file = inProject("tests", "consumers", "consumers.test.ts");
  const args = ["--import", import.meta.resolve("tsx"), "--test-reporter=spec", file];
  const env = {
    ...process.env,
    CHROME_PATH: chromium,
    ...(values.fast ? {} : { CONSUMERS: values.only ?? "all" }),
    ...(values.write ? { CONSUMERS_WRITE: "1" } : {}),
  };
  const [code] = await once(spawn(process.execPath, args, { cwd: root, env, stdio: "inherit" }), "exit");
  process.exitCode = code ?? 1;
});
