// Runs in the page: an application that requests everything, in every way, and checks all results.
import init, { OceanClient, type ResourceName } from "ocean-fleet";
import { RESOURCE_NAMES } from "../resources.ts";
import { type Asked, ask, WAYS, type Way } from "./asking.ts";
import { Draws } from "./draws.ts";
import { addUnexpected, emptyTally, type Tally } from "./tally.ts";
import { judge } from "./verdict.ts";

/** The identities of the fleet's records, by resource. */
export interface Fleet {
  readonly models: Readonly<Record<ResourceName, readonly string[]>>;
  readonly trees: Readonly<Record<ResourceName, readonly string[]>>;
}

/** What the page has to do in a round. */
export interface Orders {
  readonly round: string;
  readonly requests: number;
  readonly seed: number;
  /** Maximum requests per second; null for no limit. */
  readonly rate: number | null;
  readonly codes: readonly string[];
  readonly timeoutMs: number | null;
  readonly drifts: boolean;
}

export interface Soak {
  /** Makes the requests, six at a time, and returns the results. */
  run(orders: Orders): Promise<Tally>;
}

declare global {
  var soak: Soak;
  var fleet: Fleet;
  var simulatorUrl: string;
}

const UNDER_WAY = 6;
/** Long enough for a busy machine. */
const PATIENCE = 60_000;

await init();
/** The tally of the current round. */
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
    // One more than the client's limit, so that one waits for its turn.
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
