// Runs in the page: an application that asks for everything, in every way, and checks whatever comes of it.
import init, { OceanClient, type ResourceName } from "ocean-fleet";
import { RESOURCE_NAMES } from "../resources.ts";
import { type Asked, ask, WAYS, type Way } from "./asking.ts";
import { Draws } from "./draws.ts";
import { addUnexpected, emptyTally, type Tally } from "./tally.ts";
import { judge } from "./verdict.ts";

/** What tells the records of the fleet apart, by resource. */
export interface Fleet {
  readonly models: Readonly<Record<ResourceName, readonly string[]>>;
  readonly trees: Readonly<Record<ResourceName, readonly string[]>>;
}

/** What the page is to do in a round. */
export interface Orders {
  readonly round: string;
  readonly requests: number;
  readonly seed: number;
  /** Requests a second, at most; as many as there can be where it is null. */
  readonly rate: number | null;
  readonly codes: readonly string[];
  readonly timeoutMs: number | null;
  readonly drifts: boolean;
}

export interface Soak {
  /** Does it, with six requests under way, and tells what came of it. */
  run(orders: Orders): Promise<Tally>;
}

declare global {
  var soak: Soak;
  var fleet: Fleet;
  var simulatorUrl: string;
}

const UNDER_WAY = 6;
/** Long enough for a machine that is busy with other things. */
const PATIENCE = 60_000;

await init();
/** Of the round that is under way. */
let tally = emptyTally();
const ocean = new OceanClient({
  baseUrl: globalThis.simulatorUrl,
  getCredentials: () => ({ login: "demo", password: "demo" }),
  concurrency: UNDER_WAY,
  onRequest: () => {
    tally.attempts++;
  },
  onRetry: () => {
    tally.retries++;
  },
});

globalThis.soak = {
  async run(orders) {
    tally = emptyTally();
    const draws = new Draws(orders.seed);
    const started = performance.now();
    let begun = 0;
    const worker = async () => {
      while (begun < orders.requests) {
        const nth = begun++;
        const asked = draw(draws, orders);
        if (orders.rate !== null) await until(started + (nth / orders.rate) * 1_000);
        await one(orders, asked);
      }
    };
    // One more than may be under way: one waits for its turn.
    await Promise.all(Array.from({ length: UNDER_WAY + 1 }, worker));
    return tally;
  },
};

function draw(draws: Draws, { timeoutMs, drifts }: Orders): Asked {
  const way: Way = draws.pick(WAYS);
  return {
    resource: draws.pick(RESOURCE_NAMES),
    way,
    isLenient: drifts && draws.chance(0.5),
    isLeft: draws.chance(0.08),
    abortAfter: draws.chance(0.1) ? Math.floor(draws.next() * 60) : null,
    timeoutMs: timeoutMs ?? PATIENCE,
  };
}

async function one({ round, codes, drifts }: Orders, asked: Asked): Promise<void> {
  tally.requests++;
  const outcome = await ask(ocean, asked);
  const problem = judge({ outcome, asked, codes, drifts, fleet: globalThis.fleet, tally });
  if (problem) addUnexpected(tally, `${round}: ${asked.resource} as ${asked.way}: ${problem}`);
}

async function until(time: number): Promise<void> {
  const left = time - performance.now();
  if (left > 0) await new Promise<void>((resolve) => setTimeout(resolve, left));
}
