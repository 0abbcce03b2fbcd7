/** What came of a number of requests. */
export interface Tally {
  requests: number;
  /** Attempts that the client told of. */
  attempts: number;
  retries: number;
  succeeded: number;
  aborted: number;
  /** Failures that were to be expected, by code. */
  readonly errors: Record<string, number>;
  /** Records that the fleet has for what succeeded. */
  recordsDue: number;
  /** Records that came of it. */
  records: number;
  /** Records of streams that broke off. */
  recordsOfBroken: number;
  /** What should not have happened, in words: the first few, and how often it did. */
  readonly unexpected: string[];
  unexpectedCount: number;
}

export const emptyTally = (): Tally => ({
  requests: 0,
  attempts: 0,
  retries: 0,
  succeeded: 0,
  aborted: 0,
  errors: {},
  recordsDue: 0,
  records: 0,
  recordsOfBroken: 0,
  unexpected: [],
  unexpectedCount: 0,
});

const MOST_TOLD = 10;

export function addUnexpected(tally: Tally, what: string): void {
  tally.unexpectedCount++;
  if (tally.unexpected.length < MOST_TOLD) tally.unexpected.push(what);
}

/** Adds the second to the first. */
export function add(total: Tally, part: Tally): void {
  for (const [code, count] of Object.entries(part.errors)) total.errors[code] = (total.errors[code] ?? 0) + count;
  total.requests += part.requests;
  total.attempts += part.attempts;
  total.retries += part.retries;
  total.succeeded += part.succeeded;
  total.aborted += part.aborted;
  total.recordsDue += part.recordsDue;
  total.records += part.records;
  total.recordsOfBroken += part.recordsOfBroken;
  total.unexpectedCount += part.unexpectedCount;
  total.unexpected.push(...part.unexpected.slice(0, MOST_TOLD - total.unexpected.length));
}

export const failures = ({ errors }: Tally) => Object.values(errors).reduce((sum, count) => sum + count, 0);
