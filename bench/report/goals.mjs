// The project's goals, with what was measured: for developers, so the command prints them and the report omits them.

import { median } from "../measuring/statistics.mjs";
import { resourceNamed } from "../resources.mjs";
import { PLAIN_FETCH } from "../scenarios/first-call.mjs";
import { ratioOf } from "./decoding.mjs";
import { kilobytes, megabytes, milliseconds, times } from "./format.mjs";

/** @typedef {import("../run.mjs").Results} Results */
/** @typedef {"node" | "chromium"} RuntimeName */

/**
 * @typedef {object} Goal
 * @property {string} what
 * @property {RuntimeName | null} runtime null if it is the same in both
 * @property {number} wanted
 * @property {number} measured
 * @property {"at least" | "at most"} direction
 * @property {(value: number) => string} format
 */

/**
 * @param {Results} results
 * @returns {Goal[]}
 */
export function goalsOf(results) {
  return [...decodingGoals(results), ...startGoals(results), ...networkGoals(results)];
}

/** @param {Goal} goal */
export const isReached = ({ wanted, measured, direction }) =>
  direction === "at least" ? measured >= wanted : measured <= wanted;

/** Ratios below a third of their goal. @param {Results} results */
export const farBelow = (results) =>
  goalsOf(results).filter(({ direction, wanted, measured }) => direction === "at least" && measured < wanted / 3);

/**
 * The goal for a contender's ratio.
 * @param {string} resource
 * @param {RuntimeName} runtime
 * @param {string} contender
 */
export function wantedRatio(resource, runtime, contender) {
  const { goal, selectGoal } = resourceNamed(resource);
  if (contender === "model") return goal?.[runtime];
  if (contender === "select") return selectGoal?.[runtime];
  return contender === "dto" ? 0.85 : undefined;
}

/** @type {Record<string, string>} */
const WHAT = { model: "full models", select: "five properties selected", dto: "`dto`" };

/** @param {Results} results @returns {Goal[]} */
function decodingGoals({ library = [] }) {
  return library.flatMap((measurement) =>
    Object.entries(WHAT).flatMap(([contender, what]) => {
      const { runtime, body } = measurement;
      const wanted = wantedRatio(body.resource, runtime, contender);
      if (wanted === undefined) return [];
      const measured = ratioOf(measurement, contender).median;
      const title = `${resourceNamed(body.resource).title}, ${what}: × \`JSON.parse\``;
      return [{ what: title, runtime, wanted, measured, direction: "at least", format: times }];
    }),
  );
}

/** @param {Results} results @returns {Goal[]} */
function startGoals({ "first-request": firstRequests = [], loading = [], size = [] }) {
  /** @type {Goal[]} */
  const goals = firstRequests.flatMap(({ runtime, resource, bytes, durations }) => {
    if (runtime !== "chromium") return [];
    const what = `first request, ${kilobytes(bytes)} of ${resourceNamed(resource).title}: more than \`fetch().json()\``;
    const measured = median(durations.model ?? []) - median(durations[PLAIN_FETCH] ?? []);
    return { what, runtime, wanted: 2, measured, direction: /** @type {const} */ ("at most"), format: milliseconds };
  });
  for (const { runtime, durations } of loading) {
    if (runtime !== "chromium") continue;
    const measured = median(durations);
    goals.push({
      what: "`init` from the browser's cache",
      runtime,
      wanted: 15,
      measured,
      direction: "at most",
      format: milliseconds,
    });
  }
  const own = size.filter(({ isOwn }) => isOwn);
  if (own.length > 0) {
    const measured = own.reduce((sum, { gzipped }) => sum + gzipped, 0);
    const what = "WebAssembly and JavaScript, gzipped";
    goals.push({ what, runtime: null, wanted: 114_000, measured, direction: "at most", format: kilobytes });
  }
  return goals;
}

/** @param {Results} results @returns {Goal[]} */
function networkGoals({ transfer = [], memory = [] }) {
  /** @type {Goal[]} */
  const goals = [];
  for (const { runtime, megabits, bytes, transfers, stalls } of transfer) {
    if (megabits !== null) continue;
    const last = (/** @type {string} */ way) => median((transfers[way] ?? []).map(({ last }) => last));
    const body = megabytes(bytes);
    goals.push({
      what: `fetch and stream ${body}: × \`fetch().json()\``,
      runtime,
      wanted: 3,
      measured: last("fetch().json()") / last("stream"),
      direction: "at least",
      format: times,
    });
    const stall = median((stalls.stream ?? []).map((stall) => stall ?? Number.NaN));
    goals.push({
      what: `longest time the main thread is blocked, streaming ${body}`,
      runtime,
      wanted: 16,
      measured: stall,
      direction: "at most",
      format: milliseconds,
    });
  }
  for (const { runtime, bytes, footprints } of memory) {
    const measured = Math.max(...Object.values(footprints).map(({ wasm }) => wasm));
    const what = `WebAssembly memory, body of ${megabytes(bytes)}`;
    goals.push({ what, runtime, wanted: 8e6, measured, direction: "at most", format: megabytes });
  }
  return goals;
}
