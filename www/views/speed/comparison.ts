import { breathe } from "../../data/breathe.ts";
import { median } from "../../data/statistics.ts";
import { generateBody } from "./body.ts";
import { type ContenderId, countRecords, createContenders } from "./contenders.ts";
import { type Durations, measureBlocks, measureOnce, measureRounds, type OnShare } from "./rounds.ts";
import type { Subject } from "./subject.ts";

/** How a contender has done, in milliseconds. */
export interface Score {
  readonly id: ContenderId;
  readonly medianMs: number;
  readonly minMs: number;
  readonly maxMs: number;
  /** How many times as fast as `JSON.parse`, as the median of the rounds. */
  readonly speed: number;
  /** The first call in this comparison. */
  readonly firstMs: number;
  /** The longest time for which the page could do nothing else. */
  readonly blockMs: number;
}

export interface Comparison {
  readonly subject: Subject;
  readonly bytes: number;
  readonly records: number;
  readonly rounds: number;
  readonly scores: readonly Score[];
}

/** How far a comparison has come. */
export interface ComparisonProgress {
  readonly step: "generate" | "load" | "warmUp" | "rounds" | "blocks";
  /** From 0 to 1; null if it is not known. */
  readonly share: number | null;
  /** Of the body, so far. */
  readonly bytes: number;
}

/** Measures every contender in turn on the same body. It rejects with the signal's reason. */
export async function compare(
  subject: Subject,
  signal: AbortSignal,
  onProgress: (progress: ComparisonProgress) => void,
): Promise<Comparison> {
  let bytes = 0;
  const tell = async (step: ComparisonProgress["step"], share: number | null) => {
    onProgress({ step, share, bytes });
    await breathe();
    signal.throwIfAborted();
  };
  const during = (step: ComparisonProgress["step"]): OnShare => {
    return (share) => tell(step, share);
  };

  await tell("generate", null);
  const body = await generateBody(subject, async (size) => {
    bytes = size;
    await tell("generate", null);
  });
  await tell("load", null);
  const contenders = await createContenders(subject.resource, body);
  const first = await measureOnce(contenders, during("warmUp"));
  const records = await countRecords(contenders, during("warmUp"));
  const warm = await measureOnce(contenders, during("warmUp"));
  const rounds = await measureRounds(contenders, warm, during("rounds"));
  const blocks = await measureBlocks(contenders, during("blocks"));
  const scores = contenders.map(({ id }) => scoreOf(id, first, rounds, blocks));
  return { subject, bytes: body.length, records, rounds: rounds.get("parse")?.length ?? 0, scores };
}

function scoreOf(
  id: ContenderId,
  first: ReadonlyMap<ContenderId, number>,
  rounds: Durations,
  blocks: Durations,
): Score {
  const own = rounds.get(id) ?? [];
  const baseline = rounds.get("parse") ?? [];
  return {
    id,
    medianMs: median(own),
    minMs: Math.min(...own),
    maxMs: Math.max(...own),
    speed: median(own.map((ms, round) => (baseline[round] ?? Number.NaN) / ms)),
    firstMs: first.get(id) ?? Number.NaN,
    blockMs: median(blocks.get(id) ?? []),
  };
}
