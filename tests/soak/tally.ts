/** The results of a number of requests. */
export interface Tally {
  requests: number;
  /** Attempts that the client reported. */
  attempts: number;
  retries: number;
  succeeded: number;
  aborted: number;
  /** Expected failures, by code. */
  readonly errors: Record<string, number>;
  /** Records that the fleet has for the requests that succeeded. */
  recordsDue: number;
  /** Records that those requests received. */
  records: number;
  /** Records from streams that broke off. */
  recordsOfBroken: number;
  /** Descriptions of the first few unexpected results, and the count of all. */
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

const MAX_UNEXPECTED = 10;

export function addUnexpected(tally: Tally, what: string): void {
  tally.unexpectedCount++;
  if (tally.unexpected.length < MAX_UNEXPECTED) tally.unexpected.push(what);
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
  total.unexpected.push(...part.unexpected.slice(0, MAX_UNEXPECTED - total.unexpected.length));
}

export const failures = ({ errors }: Tally) => Object.values(errors).reduce((sum, count) => sum + count, 0);
