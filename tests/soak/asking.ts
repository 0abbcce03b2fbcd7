import type { OceanClient, RequestOptions, ResourceName } from "ocean-fleet";
import { requiredParams, rowOf } from "../resources.ts";

/** The forms in which records are requested. */
export const WAYS = ["models", "selection", "epochs", "tree", "progress", "stream", "stream of a tree"] as const;
export type Way = (typeof WAYS)[number];

/** A request to make. */
export interface Asked {
  readonly resource: ResourceName;
  readonly way: Way;
  /** Whether values of the wrong type are accepted. */
  readonly isLenient: boolean;
  /** Whether the reader of a stream leaves after the first batch. */
  readonly isLeft: boolean;
  /** After how many milliseconds it is aborted; null if it is not. */
  readonly abortAfter: number | null;
  readonly timeoutMs: number;
}

/** The result of a request. */
export interface Outcome {
  readonly records: readonly unknown[];
  /** Whether the records are the wire's own. */
  readonly isTree: boolean;
  readonly how: "whole" | "left" | "failed";
  readonly error?: unknown;
  /** The reason that it was, or would have been, aborted with. */
  readonly reason: object;
  /** Whether progress was reported correctly. */
  readonly progressed: boolean;
}

type Ask = (params: unknown, options: RequestOptions) => Promise<unknown[]>;
type Stream = (resource: string, params: unknown, options: RequestOptions) => AsyncIterable<unknown[]>;

export async function ask(ocean: OceanClient, asked: Asked): Promise<Outcome> {
  const { resource, way, isLenient, isLeft, abortAfter, timeoutMs } = asked;
  const stop = new AbortController();
  const reason = { aborted: resource };
  const timer = abortAfter === null ? undefined : setTimeout(() => stop.abort(reason), abortAfter);
  let received = 0;
  let progressed = true;
  const options: RequestOptions = {
    signal: stop.signal,
    timeoutMs,
    validation: isLenient ? "lenient" : "strict",
    ...inThisWay(resource, way),
  };
  if (way === "progress") {
    options.onProgress = ({ receivedBytes }) => {
      // Counting restarts with every attempt.
      progressed &&= receivedBytes > 0;
      received = receivedBytes;
    };
  }
  const isTree = options.shape === "dto";
  const records: unknown[] = [];
  try {
    if (way.startsWith("stream")) {
      const stream = (ocean.stream as Stream).call(ocean, resource, requiredParams(resource), options);
      for await (const batch of stream) {
        records.push(...batch);
        if (isLeft) return { records, isTree, how: "left", reason, progressed };
      }
    } else {
      records.push(...(await (ocean[resource] as Ask)(requiredParams(resource), options)));
      progressed &&= way !== "progress" || received > 0;
    }
    return { records, isTree, how: "whole", reason, progressed };
  } catch (error) {
    return { records, isTree, how: "failed", error, reason, progressed };
  } finally {
    clearTimeout(timer);
  }
}

function inThisWay(resource: ResourceName, way: Way): RequestOptions {
  if (way === "tree" || way === "stream of a tree") return { shape: "dto" };
  if (way === "epochs") return { dates: "epoch" };
  // Only what identifies the records.
  if (way === "selection") return { select: rowOf(resource).identity.slice(0, 1) as never };
  return {};
}
