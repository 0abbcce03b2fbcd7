import {
  type Drift,
  type Issue,
  isOceanError,
  type OceanClient,
  type ResourceName,
  type ResponseEvent,
} from "ocean-fleet/worker";
import { errorOf } from "../../data/error.ts";
import { examples } from "../../data/example-requests.ts";

export type Validation = "strict" | "lenient";

/** What a request came to. */
export interface Inspection {
  readonly resource: ResourceName;
  readonly validation: Validation;
  readonly records: readonly unknown[];
  readonly error: Error | null;
  /** How each attempt ended. */
  readonly attempts: readonly ResponseEvent[];
  /** From the call to the last record, waits between attempts included. */
  readonly elapsedMs: number;
  readonly issues: readonly Issue[];
  /** Of issues, also those that are not listed. */
  readonly issueCount: number;
  readonly drifts: readonly Drift[];
}

/** Short, so that a server that stalls does not keep the visitor waiting. */
export const TIMEOUT_MS = 5_000;

/** Sends a request and collects all that the library tells about it. Only the signal makes it reject. */
export async function inspect<R extends ResourceName>(
  ocean: OceanClient,
  resource: R,
  validation: Validation,
  signal: AbortSignal,
): Promise<Inspection> {
  const attempts: ResponseEvent[] = [];
  const drifts: Drift[] = [];
  const records: unknown[] = [];
  let found: Pick<Inspection, "issues" | "issueCount"> = { issues: [], issueCount: 0 };
  let error: Error | null = null;
  let started = performance.now();
  try {
    const params = await examples[resource](ocean);
    started = performance.now();
    const batches = ocean.stream(resource, params, {
      validation,
      signal,
      timeoutMs: TIMEOUT_MS,
      onResponse: (event: ResponseEvent) => attempts.push(event),
      onDrift: (drift: Drift) => drifts.push(drift),
      onIssues: (issues: readonly Issue[], issueCount: number) => {
        found = { issues, issueCount };
      },
    });
    for await (const batch of batches) for (const record of batch) records.push(record);
  } catch (problem) {
    signal.throwIfAborted();
    error = errorOf(problem);
    if (isOceanError(problem) && problem.code === "invalid-response") {
      found = { issues: problem.issues, issueCount: problem.issueCount };
    }
  }
  const elapsedMs = performance.now() - started;
  return { resource, validation, records, error, attempts, elapsedMs, drifts, ...found };
}
