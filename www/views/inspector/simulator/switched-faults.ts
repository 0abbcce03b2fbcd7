import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import { errorOf } from "../../../data/error.ts";
import { expireSessions, type FaultState, readFaults, replaceFaults } from "./control.ts";
import { FAULTS, type FaultName } from "./faults.ts";

export interface SwitchedFaults {
  /** What is active, as the simulator says; null until it has said so. */
  readonly states: Accessor<readonly FaultState[] | null>;
  readonly error: Accessor<Error | null>;
  stateOf(name: FaultName): FaultState | undefined;
  toggle(name: FaultName): void;
  allOff(): void;
  expireSession(): void;
}

const OWN: ReadonlySet<string> = new Set(Object.values(FAULTS));

/**
 * The simulator's faults, read again whenever `requests` changes. Those that this page has switched on are switched off
 * when it is left.
 */
export function createSwitchedFaults(requests: Accessor<unknown>): SwitchedFaults {
  const [states, setStates] = createSignal<readonly FaultState[] | null>(null);
  const [error, setError] = createSignal<Error | null>(null);
  let hasSwitched = false;
  // One after the other, since each change starts from what is active.
  let pending: Promise<unknown> = Promise.resolve();

  function enqueue(work: () => Promise<readonly FaultState[]>): void {
    pending = pending
      .then(work)
      .then((next) => {
        setStates(next);
        setError(null);
      })
      .catch((problem) => setError(errorOf(problem)));
  }

  function change(edit: (specs: readonly string[]) => readonly string[]): void {
    hasSwitched = true;
    enqueue(async () => replaceFaults(edit((await readFaults()).map(({ spec }) => spec))));
  }

  /** The faults that others have switched on. */
  const foreign = () => (states() ?? []).map(({ spec }) => spec).filter((spec) => !OWN.has(spec));
  const onPageHide = () => {
    // At once: there is no time to wait for what is pending.
    if (hasSwitched) void replaceFaults(foreign()).catch(() => undefined);
  };

  let isReadPending = false;
  createEffect(
    on(requests, () => {
      if (isReadPending) return;
      isReadPending = true;
      enqueue(() => {
        isReadPending = false;
        return readFaults();
      });
    }),
  );
  addEventListener("pagehide", onPageHide);
  onCleanup(() => {
    removeEventListener("pagehide", onPageHide);
    if (hasSwitched) enqueue(() => replaceFaults(foreign()));
  });

  return {
    states,
    error,
    stateOf: (name) => states()?.find(({ spec }) => spec === FAULTS[name]),
    toggle: (name) => {
      const wanted = FAULTS[name];
      change((specs) => (specs.includes(wanted) ? specs.filter((spec) => spec !== wanted) : [...specs, wanted]));
    },
    allOff: () => change(() => []),
    expireSession: () => void expireSessions().catch((problem) => setError(errorOf(problem))),
  };
}
