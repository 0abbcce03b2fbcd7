// Installs what the project's commands need. Each command installs its own part; `node scripts/setup.mjs` installs
// everything except the nightly toolchain, which only fuzzing and Miri need.
import { pathToFileURL } from "node:url";
import { main } from "./lib/problem.mjs";
import { ensureBrowser } from "./setup/browser.mjs";
import { ensureNpmPackages } from "./setup/npm-packages.mjs";
import { ensureRust } from "./setup/rust.mjs";
import { ensureTestRunner } from "./setup/test-runner.mjs";

export { ensureBrowser, ensureNpmPackages, ensureRust, ensureTestRunner };

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await main(async () => {
    await ensureNpmPackages();
    await ensureRust({ components: ["clippy", "rustfmt"] });
    await ensureBrowser();
    await ensureTestRunner();
    console.log("Everything is installed.");
  });
}
