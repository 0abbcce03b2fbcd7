import type { Page } from "playwright-core";
import type { Log } from "../../simulator/log.ts";
import { CONTROL_PATH, endpointOf, SIGN_IN } from "../../simulator/paths.ts";
import type { Orders } from "./page.ts";
import type { Round } from "./rounds.ts";
import { addUnexpected, type Tally } from "./tally.ts";

/** How long a token is valid, in milliseconds. */
const LIFETIME = 12 * 3_600_000;

/** Has the page make a round's requests, and compares its results with what the simulator saw. */
export async function playRound(
  page: Page,
  url: string,
  round: Round,
  some: Pick<Orders, "requests" | "seed" | "rate">,
): Promise<{ tally: Tally; signIns: number }> {
  const { origin } = new URL(url);
  const control = async (path: string, init?: RequestInit) => {
    const response = await fetch(`${origin}${CONTROL_PATH}${path}`, init);
    if (!response.ok) throw new Error(`${path} was refused with ${response.status}: ${await response.text()}`);
    return response;
  };
  await control("/faults", { method: "PUT", body: JSON.stringify(round.faults) });
  if (round.expires) await control("/tokens/expire", { method: "POST" });
  await control("/log", { method: "DELETE" });
  const { name, codes, timeoutMs = null, drifts = false, ages = false } = round;
  const orders: Orders = { ...some, round: name, codes, timeoutMs, drifts };
  const tally = await page.evaluate(
    ({ orders, ahead }) => {
      globalThis.watch.clockAheadMs += ahead;
      return globalThis.soak.run(orders);
    },
    { orders, ahead: ages ? LIFETIME : 0 },
  );
  const log = (await (await control("/log?when=idle")).json()) as Log;
  // Requests reset before any headers do not count: Chromium repeats them if their connection was used before.
  const answered = log.requests.filter(({ method, path, status }) => {
    return status !== null && method !== "OPTIONS" && endpointOf(path) !== SIGN_IN;
  });
  if (answered.length > tally.attempts) {
    addUnexpected(
      tally,
      `${name}: the server answered ${answered.length} requests, but the client made ${tally.attempts} attempts`,
    );
  }
  return { tally, signIns: log.signIns };
}
