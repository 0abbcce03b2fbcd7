import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { packPackage } from "../../scripts/lib/package.mjs";
import { launchChromium } from "../browser/chromium.ts";
import { chosen } from "./choice.ts";
import { type Fleet, startFleet } from "./fleet.ts";
import { Project } from "./project.ts";
import { section, writeSection } from "./readme.ts";
import { type Result, readResults, toolVersion, writeResults } from "./results.ts";
import { SET_UPS } from "./set-ups.ts";

/** A tool that hangs must not hold up the others; on a busy machine, the slowest takes two minutes. */
const LIMIT_MS = 300_000;

let browser: Browser;
let fleet: Fleet;
let folder: string;
/** What has passed, by set-up. */
const passed: Record<string, Result> = {};

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ocean-fleet-consumers-"));
  [browser, fleet] = await Promise.all([launchChromium(), startFleet(), packPackage(folder, "ocean-fleet.tgz")]);
});

after(async () => {
  const chromium = browser.version();
  await Promise.all([browser.close(), fleet.close()]);
  await rm(folder, { recursive: true, force: true });
  if (process.env.CONSUMERS_WRITE === undefined) return;
  await writeResults({ node: process.versions.node, chromium, setUps: passed }, SET_UPS);
  await writeSection(section(SET_UPS, await readResults()));
});

for (const setUp of chosen(SET_UPS, process.env.CONSUMERS)) {
  describe(setUp.name, () => {
    let project: Project;
    const ways: string[] = [];

    before(async () => {
      passed[setUp.name] = { version: await toolVersion(setUp), ways };
      const env = { OCEAN_BASE_URL: fleet.url, OCEAN_SUMMARY: fleet.summary };
      project = await Project.install(setUp, folder, env);
    });
    after(() => project?.remove());

    for (const way of setUp.ways) {
      test(`${setUp.name}: ${way.name}`, { timeout: LIMIT_MS }, async () => {
        await way.check(project, { browser, fleet });
        ways.push(way.name);
      });
    }
  });
}
