import { createSignal, onCleanup } from "solid-js";

const SECOND = 1000;

/** The page's clock, for ages such as "3 minutes ago". It ticks for as long as the component that asked lives. */
export function createNow(everyMs = 10 * SECOND): () => number {
  const [now, setNow] = createSignal(Date.now());
  const timer = setInterval(() => setNow(Date.now()), everyMs);
  onCleanup(() => clearInterval(timer));
  return now;
}
