// npm run soak: for minutes on end, a page requests everything from a simulator with faults; every outcome is checked.
import { parseArgs } from "node:util";
import type { ResourceName } from "ocean-fleet";
import type { Page } from "playwright-core";
import { main, Problem } from "../../scripts/lib/problem.mjs";
import { step } from "../../scripts/lib/progress.mjs";
import { startSimulator } from "../../scripts/lib/simulator.mjs";
import { heapBytes, launchChromium } from "../browser/chromium.ts";
import { answerText, FLEET } from "../network/fleet.ts";
import { treeIdentities, wireIdentities } from "../network/identities.ts";
import { servePage } from "../network/page-server.ts";
import { RESOURCE_NAMES, recordsIn } from "../resources.ts";
import type { Fleet } from "./page.ts";
import { playRound } from "./play.ts";
import { memoryOf, reportOf, type Sample } from "./report.ts";
import { ROUNDS, type Round } from "./rounds.ts";
import { add, addUnexpected, emptyTally, failures, type Tally } from "./tally.ts";

const MAX_PER_ROUND = 200;
/** Rounds between two memory samples. */
const BETWEEN_SAMPLES = 4;

/** How long a soak lasts, and how. */
interface Options {
  readonly minutes: number;
  readonly requests: number;
  readonly rate: number | null;
  readonly seed: number;
}

await main(async () => {
  const options = readOptions();
  const simulator = await startSimulator(FLEET);
  const server = await servePage([
    { name: "watch", file: "network/page/watch.ts" },
    { name: "soak", file: "soak/page.ts" },
  ]);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const uncaught: Error[] = [];
    page.on("pageerror", (error) => uncaught.push(error));
    const globals = { simulatorUrl: simulator.url, fleet: await readFleet() };
    await page.addInitScript((globals) => Object.assign(globalThis, globals), globals);
    await page.goto(server.url);
    await page.waitForFunction(() => "soak" in globalThis);
    const title = `Request everything, over and over, from a server with ${ROUNDS.length} kinds of trouble`;
    const work = (tell: (detail: string) => void) => soak(page, simulator.url, options, tell);
    const { total, samples, ...more } = await step<Awaited<ReturnType<typeof soak>>>(title, work);
    for (const error of uncaught) addUnexpected(total, `uncaught: ${error.stack ?? error}`);
    console.log(`\n${reportOf(total, samples, { ...more, seed: options.seed })}`);
    if (total.unexpectedCount > 0 || !memoryOf(samples).isFlat) process.exitCode = 1;
  } finally {
    await browser.close();
    await server.close();
    await simulator.close();
  }
});

function readOptions(): Options {
  const option = { type: "string" } as const;
  const { values } = parseArgs({ options: { minutes: option, requests: option, rate: option, seed: option } });
  const number = <Fallback>(name: keyof typeof values, fallback: Fallback) => {
    if (values[name] === undefined) return fallback;
    const value = Number(values[name]);
    if (value > 0) return value;
    throw new Problem(`--${name} takes a number greater than 0, not "${values[name]}"`);
  };
  const requests = number("requests", Number.POSITIVE_INFINITY);
  return {
    requests,
    // There must be at least one limit.
    minutes: number("minutes", requests === Number.POSITIVE_INFINITY ? 5 : Number.POSITIVE_INFINITY),
    rate: number("rate", null),
    seed: number("seed", 1),
  };
}

/** The fleet's records, read without the library and without a network. */
async function readFleet(): Promise<Fleet> {
  const read = async (identitiesOf: (resource: ResourceName, answer: unknown) => string[]) => {
    const entries = RESOURCE_NAMES.map(async (resource) => {
      return [resource, identitiesOf(resource, JSON.parse(await answerText(resource)))] as const;
    });
    return Object.fromEntries(await Promise.all(entries)) as Record<ResourceName, string[]>;
  };
  return {
    models: await read(wireIdentities),
    trees: await read((resource, answer) => treeIdentities(resource, recordsIn(resource, answer))),
  };
}

/** Plays one round after another, until there have been enough requests or the time is up. */
async function soak(page: Page, url: string, options: Options, tell: (detail: string) => void) {
  const perRound = Math.min(MAX_PER_ROUND, Math.ceil(options.requests / ROUNDS.length));
  const total = emptyTally();
  const samples: Sample[] = [];
  let signIns = 0;
  let rounds = 0;
  const started = performance.now();
  const elapsed = () => performance.now() - started;
  const isOver = () => total.requests >= options.requests || elapsed() >= options.minutes * 60_000;
  do {
    const round = ROUNDS[rounds % ROUNDS.length] as Round;
    tell(`${total.requests} requests so far; now ${round.name}`);
    const orders = { requests: perRound, seed: options.seed + rounds, rate: options.rate };
    const seen = await playRound(page, url, round, orders);
    add(total, seen.tally);
    signIns += seen.signIns;
    rounds++;
    // The first time through is a warm-up: code is compiled and buffers reach their size.
    const isWarm = rounds > ROUNDS.length;
    if (isOver() || (isWarm && rounds % BETWEEN_SAMPLES === 0)) samples.push(await sample(page, total, elapsed()));
  } while (!isOver());
  await checkNothingLeft(page, total);
  return { total, samples, signIns, rounds };
}

async function sample(page: Page, total: Tally, milliseconds: number): Promise<Sample> {
  const usedSize = await heapBytes(page);
  const wasmBytes = await page.evaluate(() => globalThis.watch.wasmBytes());
  const { requests, retries, records } = total;
  return { milliseconds, requests, retries, failures: failures(total), records, heapBytes: usedSize, wasmBytes };
}

/** Checks that the requests left no timers and no listeners behind. */
async function checkNothingLeft(page: Page, total: Tally): Promise<void> {
  const { timers, listeners } = await page.evaluate(() => {
    return { timers: globalThis.watch.timers().length, listeners: globalThis.watch.listeners() };
  });
  if (timers > 0) addUnexpected(total, `${timers} timers are left over`);
  if (listeners > 0) addUnexpected(total, `${listeners} listeners are left over`);
}
