import { isOceanError } from "ocean-fleet";
import { SIGN_IN } from "../../simulator/paths.ts";
import { identities, treeIdentities } from "../network/identities.ts";
import type { Asked, Outcome } from "./asking.ts";
import type { Fleet } from "./page.ts";
import type { Tally } from "./tally.ts";

/** Retries of a client that is not told otherwise. */
const RETRIES = 2;
/** What is tried again. */
const PASSING = ["network", "timeout", "rate-limited", "server"];

interface Case {
  readonly outcome: Outcome;
  readonly asked: Asked;
  /** What it may have failed with. */
  readonly codes: readonly string[];
  /** Whether values may have been changed on the way. */
  readonly drifts: boolean;
  readonly fleet: Fleet;
  readonly tally: Tally;
}

/** Enters what came of a request, and says what is wrong with that; null where nothing is. */
export function judge(one: Case): string | null {
  const { outcome, asked, tally } = one;
  const problem = outcome.progressed ? null : "progress was not told of as it should be";
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
  if (got.length !== due.length) return `${got.length} records, where the fleet has ${due.length}`;
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
    return asked.abortAfter === null ? "aborted by nobody" : partial(one);
  }
  if (!isOceanError(error)) return `it rejects with ${String(error)}`;
  const { code, attempts, endpoint, message } = error;
  tally.errors[code] = (tally.errors[code] ?? 0) + 1;
  if (!codes.includes(code)) return `it fails with ${code}: ${message}`;
  // What may pass is given up after the last retry, or once a stream has delivered.
  const gaveUpEarly = PASSING.includes(code) && endpoint !== SIGN_IN && (attempts ?? 0) < RETRIES + 1;
  if (gaveUpEarly && outcome.records.length === 0) return `it gives up after ${attempts} attempts: ${message}`;
  return partial(one);
}

/** What a stream that ended before its time has delivered must be the fleet's own records, each once. */
function partial(one: Case): string | null {
  const got = gotOf(one);
  one.tally.recordsOfBroken += got.length;
  if (one.drifts) return null;
  const left = [...dueOf(one)];
  for (const each of got) {
    const place = left.indexOf(each);
    if (place < 0) return "a record that the fleet does not have, or one twice";
    left.splice(place, 1);
  }
  return null;
}
