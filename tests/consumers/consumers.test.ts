import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { packPackage } from "../../scripts/lib/package.mjs";
import { launchChromium } from "../browser/chromium.ts";
import { type Fleet, startFleet } from "./fleet.ts";
import { Project } from "./project.ts";
import { SET_UPS } from "./set-ups.ts";

/** The names of the set-ups to test; without them, the fast ones. */
const chosen = process.env.CONSUMERS?.split(",");
const setUps = SET_UPS.filter(({ name, fast }) => (chosen ? chosen.includes(name) : fast));

let browser: Browser;
let fleet: Fleet;
let folder: string;
/** What has passed, by set-up. */
const passed: Record<string, string[]> = {};

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ocean-fleet-consumers-"));
  [browser, fleet] = await Promise.all([launchChromium(), startFleet(), packPackage(folder, "ocean-fleet.tgz")]);
});

after(async () => {
  await Promise.all([browser?.close(), fleet?.close()]);
  await rm(folder, { recursive: true, force: true });
  const { CONSUMERS_RESULTS } = process.env;
  if (CONSUMERS_RESULTS) await writeFile(CONSUMERS_RESULTS, JSON.stringify(passed));
});

for (const setUp of setUps) {
  describe(setUp.name, () => {
    let project: Project;

    before(async () => {
      const env = { OCEAN_BASE_URL: fleet.url, OCEAN_SUMMARY: fleet.summary };
      project = await Project.install(setUp, folder, env);
    });
    after(() => project?.remove());

    for (const way of setUp.ways) {
      test(`${setUp.name}: ${way.name}`, async () => {
        await way.check(project, { browser, fleet });
        passed[setUp.name] = [...(passed[setUp.name] ?? []), way.name];
      });
    }
  });
}
