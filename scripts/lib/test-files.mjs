// Runs files of tests in this process, each as a suite of its own: node scripts/lib/test-files.mjs MINUTES FILE…
import { describe } from "node:test";
import { pathToFileURL } from "node:url";

const [minutes, ...files] = process.argv.slice(2);
for (const file of files) {
  describe(file, { timeout: Number(minutes) * 60_000 }, () => import(pathToFileURL(file).href));
}
