// npm run soak: hours of a bad network in minutes, in headless Chromium, with every outcome checked.
// npm run soak -- --minutes 5      how long; or --requests 20000
// npm run soak -- --rate 50        maximum requests per second; default: as fast as six at a time can go
// npm run soak -- --seed 2         different random choices
import { spawn } from "node:child_process";
import { once } from "node:events";
import { ensurePackage } from "./lib/package.mjs";
import { main } from "./lib/problem.mjs";
import { inProject, root } from "./lib/project.mjs";
import { ensureBrowser } from "./setup/browser.mjs";

await main(async () => {
  await ensurePackage();
  const { chromium } = await ensureBrowser();
  const args = [
    "--import",
    import.meta.resolve("tsx"),
    inProject("tests", "soak", "main.ts"),
    ...process.argv.slice(2),
  ];
  const env = { ...process.env, CHROME_PATH: chromium };
  const [code] = await once(spawn(process.execPath, args, { cwd: root, env, stdio: "inherit" }), "exit");
  process.exitCode = code ?? 1;
});
