// Options, put together in place or elsewhere: what may be given, and what is a mistake.
import {
  type DecodeOptions,
  decode,
  decodeStream,
  type LatestEvent,
  type Limits,
  type NonCommunicatingDevice,
  type NonCommunicatingDeviceRecordDto,
  type OceanClient,
  type RecordOf,
  type RequestOptions,
  type ResourceName,
  type Vehicle,
  type VehicleRecordDto,
} from "ocean-fleet";
import type { Expect, HasAny, Same } from "./checks.types.js";

declare const ocean: OceanClient;
declare const body: Uint8Array;
declare const stream: ReadableStream<Uint8Array>;

// Every option of a request, at once.
const everything = {
  signal: AbortSignal.timeout(1_000),
  timeoutMs: 1_000,
  deadlineMs: 5_000,
  retries: 1,
  validation: "lenient",
  maxRecordBytes: 1_000_000,
  shape: "model",
  select: ["id", "position"],
  includeFields: true,
  dates: "epoch",
  onProgress: () => {},
  onResponse: () => {},
  onIssues: () => {},
  onDrift: () => {},
} as const;
export const narrowed = ocean.nonCommunicatingDevices({}, everything);
export const decoded = decode("vehicles", body, { validation: "strict", maxRecordBytes: 5, dates: "epoch" });
export type Everything = [
  Expect<Same<typeof narrowed, Promise<Pick<NonCommunicatingDevice<number>, "id" | "position">[]>>>,
  Expect<Same<typeof decoded, Vehicle<number>[]>>,
  Expect<Same<Exclude<keyof RequestOptions, keyof typeof everything>, never>>,
  Expect<
    Same<keyof DecodeOptions, "shape" | "select" | "dates" | "validation" | "maxRecordBytes" | "onIssues" | "onDrift">
  >,
  Expect<Same<keyof Limits, "timeoutMs" | "deadlineMs" | "retries">>,
];

// Fields are asked for as text, as a list, or as the selection needs them.
ocean.vehicles({}, { includeFields: "vehicle{id,vin}" });
ocean.vehicles({}, { includeFields: ["vehicle{id}", "entity"] as const });
// @ts-expect-error: leave it out to have all fields.
ocean.vehicles({}, { includeFields: false });

// Options that are kept in a variable of their type say no more than it does.
declare const wide: RequestOptions<"nonCommunicatingDevices">;
declare const wideDecode: DecodeOptions<"nonCommunicatingDevices">;
export const later = ocean.nonCommunicatingDevices({}, wide);
export const laterDecoded = decode("nonCommunicatingDevices", body, wideDecode);
type Wide = (typeof laterDecoded)[number];
export type Later = [
  Expect<Same<HasAny<Awaited<typeof later>>, false>>,
  Expect<Same<HasAny<Wide>, false>>,
  // It may be any of them.
  Expect<NonCommunicatingDeviceRecordDto extends Wide ? true : false>,
  Expect<NonCommunicatingDevice extends Wide ? true : false>,
  Expect<NonCommunicatingDevice<number> extends Wide ? true : false>,
];

// What may be left out may be left at its default.
declare const wanted: boolean;
export const perhapsDto = decode("vehicles", body, { shape: wanted ? "dto" : undefined });
export const perhapsEpoch = decode("vehicles", body, { dates: wanted ? "epoch" : undefined });
export type Perhaps = [
  Expect<Same<typeof perhapsDto, (Vehicle | VehicleRecordDto)[]>>,
  Expect<Same<typeof perhapsEpoch, (Vehicle | Vehicle<number>)[]>>,
];

/** A function of one's own may be as general as a method. */
export async function firstOf<R extends ResourceName, const O extends DecodeOptions<R> = object>(
  resource: R,
  records: RecordOf<R, O>[],
): Promise<RecordOf<R, O> | undefined> {
  return resource ? records[0] : undefined;
}
export const first = firstOf<"latestEvents", { select: ["at"] }>("latestEvents", []);
export type First = Expect<Same<typeof first, Promise<Pick<LatestEvent, "at"> | undefined>>>;

// What is misspelt is an error, alone and beside what is not.
// @ts-expect-error: there is no such option.
decode("vehicles", body, { selct: ["id"] });
// @ts-expect-error: there is no such option.
decode("vehicles", body, { dates: "epoch", selct: ["id"] });
// @ts-expect-error: there is no such option.
ocean.vehicles({}, { timeout: 1_000 });
// @ts-expect-error: there is no such option.
ocean.vehicles({}, { retries: 0, timeout: 1_000 });
// @ts-expect-error: there is no such option.
ocean.stream("vehicles", {}, { select: ["id"], highWaterMark: 5 });
// @ts-expect-error: there is no such option.
decodeStream("vehicles", stream, { validation: "lenient", strict: true });
// @ts-expect-error: signals are for requests.
decode("vehicles", body, { signal: AbortSignal.timeout(1) });
// @ts-expect-error: what is decoded is there already.
decode("vehicles", body, { select: ["id"], includeFields: true });

// What is of another type is not taken.
// @ts-expect-error: it is a number.
ocean.vehicles({}, { timeoutMs: "30s" });
// @ts-expect-error: there is no such validation.
decode("vehicles", body, { validation: "none" });
// @ts-expect-error: a controller is no signal.
ocean.vehicles({}, { signal: new AbortController() });
