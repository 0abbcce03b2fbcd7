import type { Contender, ContenderId } from "./contenders.ts";
import { longestBlock } from "./longest-block.ts";

/** Milliseconds by contender. */
export type Durations = ReadonlyMap<ContenderId, readonly number[]>;

/** Told the share done, from 0 to 1, before each sample; it lets the page breathe, and throws to cancel. */
export type OnShare = (share: number) => Promise<void>;

const MIN_ROUNDS = 5;
const MAX_ROUNDS = 15;
const ROUNDS_MS = 4_000;
const BLOCK_ROUNDS = 3;
/** Long enough that the clock, which browsers make coarse, does not matter. */
const SAMPLE_MS = 5;

/** A single call of each contender. */
export async function measureOnce(
  contenders: readonly Contender[],
  onShare: OnShare,
): Promise<Map<ContenderId, number>> {
  const durations = new Map<ContenderId, number>();
  for (const [index, contender] of contenders.entries()) {
    await onShare(index / contenders.length);
    durations.set(contender.id, await timed(contender, 1));
  }
  return durations;
}

/** Time per call, in rounds, so that whatever slows the machine down affects all contenders. */
export async function measureRounds(
  contenders: readonly Contender[],
  onceMs: ReadonlyMap<ContenderId, number>,
  onShare: OnShare,
): Promise<Durations> {
  const started = performance.now();
  const share = (rounds: number) => Math.max(rounds / MAX_ROUNDS, (performance.now() - started) / ROUNDS_MS);
  return inRounds(
    contenders,
    (contender) => timed(contender, Math.ceil(SAMPLE_MS / Math.max(0.01, onceMs.get(contender.id) ?? SAMPLE_MS))),
    (rounds) => rounds < MAX_ROUNDS && (rounds < MIN_ROUNDS || share(rounds) < 1),
    (rounds) => onShare(Math.min(1, share(rounds))),
  );
}

/** The longest block of the page. It is measured apart, since watching the page takes time, too. */
export function measureBlocks(contenders: readonly Contender[], onShare: OnShare): Promise<Durations> {
  return inRounds(
    contenders,
    ({ run }) => longestBlock(run),
    (rounds) => rounds < BLOCK_ROUNDS,
    (rounds) => onShare(rounds / BLOCK_ROUNDS),
  );
}

async function inRounds(
  contenders: readonly Contender[],
  measure: (contender: Contender) => Promise<number>,
  goesOn: (rounds: number) => boolean,
  before: (rounds: number) => Promise<void>,
): Promise<Durations> {
  const samples = new Map<ContenderId, number[]>(contenders.map(({ id }) => [id, []]));
  for (let rounds = 0; goesOn(rounds); rounds++) {
    for (const contender of shuffled(contenders)) {
      await before(rounds);
      samples.get(contender.id)?.push(await measure(contender));
    }
  }
  return samples;
}

/** Milliseconds per call. */
async function timed({ run }: Contender, calls: number): Promise<number> {
  const started = performance.now();
  for (let call = 0; call < calls; call++) {
    const result = run();
    if (result instanceof Promise) await result;
  }
  return (performance.now() - started) / calls;
}

function shuffled<T>(items: readonly T[]): T[] {
  const left = [...items];
  const drawn: T[] = [];
  while (left.length > 0) drawn.push(...left.splice(Math.floor(Math.random() * left.length), 1));
  return drawn;
}
