// Runs files of tests in this process, each as a suite of its own: node scripts/lib/test-files.mjs MINUTES FILE…
import { after, describe } from "node:test";
import { pathToFileURL } from "node:url";

const [minutes, ...files] = process.argv.slice(2);
const underWay = new Set(files);

for (const file of files) {
  describe(file, { timeout: Number(minutes) * 60_000 }, () => {
    after(() => ended(file));
    return import(pathToFileURL(file).href);
  });
}

/**
 * What a test that ran out of time has left open would keep this process for ever.
 * @param {string} file
 */
function ended(file) {
  underWay.delete(file);
  if (underWay.size === 0) setTimeout(() => process.exit(1), 10_000).unref();
}
