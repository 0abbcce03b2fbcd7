/**
 * Calls a function with a signal that is aborted as soon as one of two is, for the same reason. `AbortSignal.any` is too
 * recent, and refuses signals of another realm.
 */
export async function withEither<T>(
  first: AbortSignal,
  second: AbortSignal,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const signals = [first, second];
  const abort = () => controller.abort(signals.find(({ aborted }) => aborted)?.reason);
  for (const signal of signals) signal.addEventListener("abort", abort);
  try {
    if (first.aborted || second.aborted) abort();
    return await call(controller.signal);
  } finally {
    for (const signal of signals) signal.removeEventListener("abort", abort);
  }
}
