// Reads the command line.

import { Problem } from "../scripts/lib/problem.mjs";
import { RESOURCES } from "./resources.mjs";
import { FULL, QUICK } from "./settings.mjs";

export const OPTIONS = /** @type {const} */ ({
  quick: { type: "boolean", default: false },
  parts: { type: "string" },
  only: { type: "string" },
  resource: { type: "string" },
  rounds: { type: "string" },
  package: { type: "string" },
  against: { type: "string" },
  report: { type: "boolean", default: false },
  check: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
});

/** The parts of the benchmark, in order. */
export const PARTS = /** @type {const} */ ([
  "library",
  "rivals",
  "small",
  "grid",
  "first-call",
  "first-request",
  "transfer",
  "memory",
  "watch",
  "loading",
  "size",
]);

/** @typedef {typeof PARTS[number]} Part */

export const USAGE = `npm run bench -- [options]

Measures everything in about twenty minutes and writes docs/benchmarks.md.

  --quick            measures only the essentials, in two minutes
  --parts NAMES      only these parts: ${PARTS.join(",")}
  --only RUNTIME     only node or chromium
  --resource NAME    only this resource: ${RESOURCES.map(({ name }) => name).join(", ")}
  --rounds COUNT     exactly this many rounds in each process or page, however long they take
  --package FOLDER   an existing build of the package, instead of pkg/
  --against FOLDER   another build of the package, measured in turns with this one
  --report           only rewrites the report, from the last measurements
  --check            fails if a ratio is below a third of its goal

With any of the first seven options, the report is written to bench/data/ instead of docs/.`;

/**
 * @typedef {object} Plan
 * @property {import("./settings.mjs").Settings} settings
 * @property {readonly Part[]} parts
 * @property {readonly ("node" | "chromium")[]} runtimes
 * @property {readonly import("./resources.mjs").Resource[]} resources
 * @property {string | undefined} packageFolder
 * @property {string | undefined} against
 * @property {"full" | "quick" | "in part"} extent
 * @property {boolean} reportOnly
 * @property {boolean} check
 */

/**
 * @typedef {object} Values
 * @property {boolean} quick
 * @property {string | undefined} [parts]
 * @property {string | undefined} [only]
 * @property {string | undefined} [resource]
 * @property {string | undefined} [rounds]
 * @property {string | undefined} [package]
 * @property {string | undefined} [against]
 * @property {boolean} report
 * @property {boolean} check
 */

/**
 * @param {Values} values
 * @returns {Plan}
 */
export function plan({ quick, parts, only, resource, rounds, package: packageFolder, against, report, check }) {
  const base = quick ? QUICK : FULL;
  const isWhole = [parts, only, resource, rounds, packageFolder, against].every((value) => value === undefined);
  return {
    settings: rounds === undefined ? base : withRounds(base, number("--rounds", rounds)),
    parts: parts === undefined ? PARTS : parts.split(",").map((part) => oneOf("--parts", part, PARTS)),
    runtimes: only === undefined ? RUNTIMES : [oneOf("--only", only, RUNTIMES)],
    resources: RESOURCES.filter(({ name, goal }) =>
      resource === undefined ? goal || !quick : name === named(resource),
    ),
    packageFolder,
    against,
    extent: isWhole ? (quick ? "quick" : "full") : "in part",
    reportOnly: report,
    check,
  };
}

const RUNTIMES = /** @type {const} */ (["node", "chromium"]);

/** @param {string} resource */
const named = (resource) =>
  oneOf(
    "--resource",
    resource,
    RESOURCES.map(({ name }) => name),
  );

/**
 * @param {import("./settings.mjs").Settings} settings
 * @param {number} rounds
 */
function withRounds(settings, rounds) {
  const exactly = (/** @type {import("./measuring/rounds.mjs").Limits} */ { processes }) => {
    return { rounds: rounds * processes, seconds: 3600, minRounds: rounds * processes, processes };
  };
  const { library, rivals, small, grid } = settings;
  return {
    ...settings,
    library: exactly(library),
    rivals: exactly(rivals),
    small: exactly(small),
    grid: exactly(grid),
  };
}

/**
 * @param {string} option
 * @param {string} value
 */
function number(option, value) {
  if (/^[1-9]\d*$/.test(value)) return Number(value);
  throw new Problem(`${option} takes a whole number, not "${value}"`);
}

/**
 * @template {string} T
 * @param {string} option
 * @param {string} value
 * @param {readonly T[]} names
 */
function oneOf(option, value, names) {
  const found = names.find((name) => name === value);
  if (found === undefined) throw new Problem(`${option} takes one of ${names.join(", ")}, not "${value}"`);
  return found;
}
