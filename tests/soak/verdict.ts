import { isOceanError } from "ocean-fleet";
import { SIGN_IN } from "../../simulator/paths.ts";
import { identities, treeIdentities } from "../network/identities.ts";
import type { Asked, Outcome } from "./asking.ts";
import type { Fleet } from "./page.ts";
import type { Tally } from "./tally.ts";

/** A client's default number of retries. */
const RETRIES = 2;
/** The codes of errors that are retried. */
const TRANSIENT = ["network", "timeout", "rate-limited", "server"];

interface Case {
  readonly outcome: Outcome;
  readonly asked: Asked;
  /** The codes that it may fail with. */
  readonly codes: readonly string[];
  /** Whether the server may have changed values. */
  readonly drifts: boolean;
  readonly fleet: Fleet;
  readonly tally: Tally;
}

/** Adds a request's result to the tally, and returns what is wrong with it, or null. */
export function judge(one: Case): string | null {
  const { outcome, asked, tally } = one;
  const problem = outcome.progressed ? null : "progress was not reported correctly";
  if (outcome.how === "failed") return problem ?? failed(one);
  const due = dueOf(one);
  const got = gotOf(one);
  if (outcome.how === "left") {
    tally.aborted++;
    return problem ?? partial(one);
  }
  tally.succeeded++;
  tally.recordsDue += due.length;
  tally.records += got.length;
  if (got.length !== due.length) return `${got.length} records instead of ${due.length}`;
  if (!(one.drifts && asked.isLenient) && got.some((each, index) => each !== due[index]))
    return "not the fleet's records";
  return problem;
}

function dueOf({ outcome, asked, fleet }: Case): readonly string[] {
  return (outcome.isTree ? fleet.trees : fleet.models)[asked.resource];
}

function gotOf({ outcome, asked }: Case): string[] {
  return (outcome.isTree ? treeIdentities : identities)(asked.resource, outcome.records);
}

function failed(one: Case): string | null {
  const { outcome, asked, codes, tally } = one;
  const { error } = outcome;
  if (error === outcome.reason) {
    tally.aborted++;
    return asked.abortAfter === null ? "aborted without anyone aborting it" : partial(one);
  }
  if (!isOceanError(error)) return `rejected with ${String(error)}`;
  const { code, attempts, endpoint, message } = error;
  tally.errors[code] = (tally.errors[code] ?? 0) + 1;
  if (!codes.includes(code)) return `failed with ${code}: ${message}`;
  // A transient error is only final after the last retry, or once a stream has delivered.
  const gaveUpEarly = TRANSIENT.includes(code) && endpoint !== SIGN_IN && (attempts ?? 0) < RETRIES + 1;
  if (gaveUpEarly && outcome.records.length === 0) return `gave up after ${attempts} attempts: ${message}`;
  return partial(one);
}

/** Checks that a stream that ended early delivered only the fleet's records, without duplicates. */
function partial(one: Case): string | null {
  const got = gotOf(one);
  one.tally.recordsOfBroken += got.length;
  if (one.drifts) return null;
  const left = [...dueOf(one)];
  for (const each of got) {
    const place = left.indexOf(each);
    if (place < 0) return "a record that is not the fleet's, or a duplicate";
    left.splice(place, 1);
  }
  return null;
}
