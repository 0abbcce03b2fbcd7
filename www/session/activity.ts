import type { ClientOptions, Drift, RequestEvent, ResponseEvent, RetryEvent } from "ocean-fleet/worker";
import { createSignal } from "solid-js";

/** What a client's hooks tell, in the order in which it happened. */
export type ActivityEvent =
  | { readonly kind: "request"; readonly at: number; readonly event: RequestEvent }
  | { readonly kind: "response"; readonly at: number; readonly event: ResponseEvent }
  | { readonly kind: "retry"; readonly at: number; readonly event: RetryEvent }
  | { readonly kind: "drift"; readonly at: number; readonly event: Drift };

/** Enough to look back on, and few enough to keep. */
const MAX_EVENTS = 500;

const [events, setEvents] = createSignal<readonly ActivityEvent[]>([]);

/** What the clients of this page have done lately. */
export { events };

export function forgetActivity(): void {
  setEvents([]);
}

function note(event: ActivityEvent): void {
  setEvents((before) => [...before.slice(1 - MAX_EVENTS), event]);
}

/** The hooks that a client reports its requests through. */
export const hooks: Pick<ClientOptions, "onRequest" | "onResponse" | "onRetry" | "onDrift"> = {
  onRequest: (event) => note({ kind: "request", at: Date.now(), event }),
  onResponse: (event) => note({ kind: "response", at: Date.now(), event }),
  onRetry: (event) => note({ kind: "retry", at: Date.now(), event }),
  onDrift: (event) => note({ kind: "drift", at: Date.now(), event }),
};
