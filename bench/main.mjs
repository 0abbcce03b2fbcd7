// npm run bench: how fast bytes become objects, compared with JSON.parse and others, in Node and Chromium.

import { parseArgs } from "node:util";
import { ensurePackage } from "../scripts/lib/package.mjs";
import { main } from "../scripts/lib/problem.mjs";
import { ensureNpmPackages } from "../scripts/setup.mjs";
import { OPTIONS, plan, USAGE } from "./plan.mjs";

await main(async () => {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) return console.log(USAGE);
  const planned = plan(values);
  if (planned.reportOnly || planned.packageFolder) await ensureNpmPackages();
  else await ensurePackage();
  // Imported late because npm packages may have been missing.
  const { runBench } = await import("./run.mjs");
  await runBench(planned);
});
