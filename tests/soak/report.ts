import { seconds } from "../../scripts/lib/progress.mjs";
import { table } from "../../scripts/lib/table.mjs";
import { failures, type Tally } from "./tally.ts";

/** The state of a soak at one moment. */
export interface Sample {
  readonly milliseconds: number;
  readonly requests: number;
  readonly retries: number;
  readonly failures: number;
  readonly records: number;
  /** After a garbage collection. */
  readonly heapBytes: number;
  readonly wasmBytes: number;
}

export interface Memory {
  readonly text: string;
  readonly isFlat: boolean;
}

const ROWS = 12;
/** Fewer samples say nothing about a trend. */
const MIN_SAMPLES = 9;
/** How much the last third may exceed the first. */
const SLACK = { share: 0.1, bytes: 300_000 };

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(2);
const count = (number: number) => number.toLocaleString("en");

/** Whether memory has grown from the first third to the last. */
export function memoryOf(samples: readonly Sample[]): Memory {
  const third = Math.floor(samples.length / 3);
  const lines = (["heapBytes", "wasmBytes"] as const).map((key) => {
    const mean = (part: readonly Sample[]) => part.reduce((sum, sample) => sum + sample[key], 0) / part.length;
    const [first, last] = [mean(samples.slice(0, third)), mean(samples.slice(-third))];
    const name = key === "heapBytes" ? "JavaScript heap" : "WebAssembly memory";
    const isFlat = last <= first * (1 + SLACK.share) + SLACK.bytes;
    const verdict = isFlat ? "flat" : "GROWING";
    return {
      isFlat,
      text: `${name}: ${megabytes(first)} MB in the first third, ${megabytes(last)} MB in the last: ${verdict}`,
    };
  });
  if (samples.length < MIN_SAMPLES) return { isFlat: true, text: "Memory: too few samples to show a trend." };
  return { isFlat: lines.every(({ isFlat }) => isFlat), text: lines.map(({ text }) => text).join("\n") };
}

export function reportOf(
  total: Tally,
  samples: readonly Sample[],
  more: { readonly seed: number; readonly signIns: number; readonly rounds: number },
): string {
  const { milliseconds } = samples.at(-1) ?? { milliseconds: 0 };
  const rate = (total.requests / milliseconds) * 1_000;
  const codes = Object.entries(total.errors).sort(([, a], [, b]) => b - a);
  return [
    `${count(total.requests)} requests in ${seconds(milliseconds)}: ${rate.toFixed(0)} per second, 6 at a time, seed ${more.seed}, ${more.rounds} rounds`,
    `${count(total.succeeded)} succeeded, ${count(failures(total))} failed as expected, ${count(total.aborted)} were aborted, ${count(total.unexpectedCount)} were unexpected`,
    `${count(total.attempts)} attempts, ${count(total.retries)} retries, ${count(more.signIns)} sign-ins`,
    `${count(total.recordsDue)} records expected, ${count(total.records)} received, and ${count(total.recordsOfBroken)} more from streams that broke off`,
    `\nFailures by code\n${errorTable(codes)}`,
    `\nOver time\n${timeTable(samples)}`,
    `\n${memoryOf(samples).text}`,
    ...(total.unexpected.length > 0 ? [`\nUnexpected\n${total.unexpected.map((each) => `  ${each}`).join("\n")}`] : []),
  ].join("\n");
}

function errorTable(codes: readonly (readonly [string, number])[]): string {
  return table(
    [{ title: "code" }, { title: "requests", align: "right" }],
    codes.map(([code, number]) => [code, count(number)]),
  );
}

/** A dozen evenly spaced samples. */
function timeTable(samples: readonly Sample[]): string {
  const rows = Math.min(ROWS, samples.length);
  const chosen = Array.from({ length: rows }, (_, row) => {
    return samples[Math.round((row * (samples.length - 1)) / Math.max(rows - 1, 1))] as Sample;
  });
  const titles = ["time", "requests", "retries", "failures", "records", "heap MB", "wasm MB"];
  return table(
    titles.map((title) => ({ title, align: "right" as const })),
    chosen.map((sample) => [
      seconds(sample.milliseconds),
      count(sample.requests),
      count(sample.retries),
      count(sample.failures),
      count(sample.records),
      megabytes(sample.heapBytes),
      megabytes(sample.wasmBytes),
    ]),
  );
}
