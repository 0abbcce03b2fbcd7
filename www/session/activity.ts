import type { ClientOptions, Drift, RequestEvent, ResponseEvent, RetryEvent } from "ocean-fleet/worker";
import { type Accessor, createSignal } from "solid-js";

/** An attempt at a request, and what came of it. */
export interface Attempt extends RequestEvent {
  readonly id: number;
  /** When it was sent, by the page's clock. */
  readonly startedAt: number;
  /** Null while it is under way. */
  readonly response: ResponseEvent | null;
  /** The retry that it led to. */
  readonly retry: RetryEvent | null;
}

/** What a client does, as its hooks tell it: never a parameter, a token or a value. */
export interface Activity {
  /** The latest attempts, oldest first. */
  readonly attempts: Accessor<readonly Attempt[]>;
  /** What is new in the API. A client tells it only once, so it is not forgotten. */
  readonly drifts: Accessor<readonly Drift[]>;
  readonly hooks: Pick<ClientOptions, "onRequest" | "onResponse" | "onRetry" | "onDrift">;
  forgetAttempts(): void;
}

/** Enough to look back on, and few enough to show. */
const MAX_ATTEMPTS = 200;

export function createActivity(): Activity {
  const [attempts, setAttempts] = createSignal<readonly Attempt[]>([]);
  const [drifts, setDrifts] = createSignal<readonly Drift[]>([]);
  let count = 0;

  function begin(event: RequestEvent): void {
    const attempt: Attempt = { ...event, id: ++count, startedAt: Date.now(), response: null, retry: null };
    setAttempts((before) => [...before.slice(1 - MAX_ATTEMPTS), attempt]);
  }

  function change(attempt: Attempt | undefined, news: Partial<Attempt>): void {
    if (attempt) setAttempts((all) => all.map((each) => (each === attempt ? { ...each, ...news } : each)));
  }

  return {
    attempts,
    drifts,
    hooks: {
      onRequest: begin,
      onResponse: (response) => change(attemptOf(attempts(), response, Date.now()), { response }),
      onRetry: (retry) =>
        change(
          attempts().findLast((each) => isSame(each, retry) && each.response !== null),
          { retry },
        ),
      onDrift: (drift) => setDrifts((before) => [...before, drift]),
    },
    forgetAttempts: () => setAttempts([]),
  };
}

/**
 * Which of the attempts under way has ended. Events do not name their request, so among attempts at the same endpoint it
 * is the one that began closest to when the ended one did.
 */
export function attemptOf(attempts: readonly Attempt[], response: ResponseEvent, now: number): Attempt | undefined {
  const beganAt = now - response.totalMs;
  const distance = ({ startedAt }: Attempt) => Math.abs(startedAt - beganAt);
  return attempts
    .filter((each) => each.response === null && isSame(each, response))
    .sort((a, b) => distance(a) - distance(b))[0];
}

function isSame(a: RequestEvent, b: RequestEvent): boolean {
  return a.endpoint === b.endpoint && a.method === b.method && a.attempt === b.attempt;
}
