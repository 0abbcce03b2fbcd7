/** A fault that is active, as the simulator tells it. */
export interface FaultState {
  /** The fault without its defaults: `status:code=503,first=2`. */
  readonly spec: string;
  /** How many requests have reached it. */
  readonly seen: number;
  /** How many of those it struck. */
  readonly struck: number;
}

const FAULTS = "/simulator/faults";

export function readFaults(): Promise<readonly FaultState[]> {
  return ask(FAULTS, {});
}

/** Replaces all faults. It is sent even if the page is being left. */
export function replaceFaults(specs: readonly string[]): Promise<readonly FaultState[]> {
  return ask(FAULTS, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(specs),
    keepalive: true,
  });
}

/** Makes all tokens invalid: the next request learns that the session has expired. */
export async function expireSessions(): Promise<void> {
  await ask("/simulator/tokens/expire", { method: "POST" });
}

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  const response = await fetch(path, init);
  if (!response.ok) throw new Error(`The simulator answered ${path} with ${response.status}.`);
  return response.json();
}
