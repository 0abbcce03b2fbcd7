// What decoding and requesting give, by options.
import {
  type BatchStream,
  type DecodeOptions,
  decode,
  decodeStream,
  type NonCommunicatingDevice,
  type NonCommunicatingDeviceRecordDto,
  type OceanClient,
  type RecordOf,
  type RequestOptions,
  type Resources,
  type VehicleCategory,
} from "ocean-fleet";
import type { Expect, HasAny, Same } from "./checks.types.js";

const R = "nonCommunicatingDevices";
type Model = NonCommunicatingDevice;
type Dto = NonCommunicatingDeviceRecordDto;
declare const body: Uint8Array;
declare const stream: ReadableStream<Uint8Array>;
declare const ocean: OceanClient;

// Each is the model, unless options say otherwise.
export const plain = decode(R, body);
export const text = decode(R, "[]", {});
export const lenient = decode(R, new ArrayBuffer(2), { validation: "lenient", maxRecordBytes: 5 });
export const left = decode(R, body, { select: undefined, shape: undefined, dates: undefined });
export const model = decode(R, body, { shape: "model", dates: "iso" });
export const requested = ocean.nonCommunicatingDevices();
export const streamed = ocean.stream(R);
export const decoded = decodeStream(R, stream);
export type Models = [
  Expect<Same<typeof plain, Model[]>>,
  Expect<Same<typeof text, Model[]>>,
  Expect<Same<typeof lenient, Model[]>>,
  Expect<Same<typeof left, Model[]>>,
  Expect<Same<typeof model, Model[]>>,
  Expect<Same<typeof requested, Promise<Model[]>>>,
  Expect<Same<typeof streamed, BatchStream<Model>>>,
  Expect<Same<typeof decoded, BatchStream<Model>>>,
  Expect<Same<Model, Resources["nonCommunicatingDevices"]["model"]>>,
  Expect<Same<Model, NonCommunicatingDevice<string>>>,
  Expect<Same<RecordOf<"nonCommunicatingDevices">, Model>>,
];

// A selection narrows, also where it is kept in a variable.
const keys = ["id", "vehicle"] as const;
export const selected = decode(R, body, { select: ["id", "vehicle"] });
export const kept = decode(R, body, { select: keys });
export const selectedRequest = ocean.nonCommunicatingDevices({}, { select: ["id", "vehicle"] });
export const selectedStream = ocean.stream(R, {}, { select: ["id", "vehicle"] });
export const selectedDecoding = decodeStream(R, stream, { select: ["id", "vehicle"] });
export const some = decode(R, body, { select: [] as (keyof Model)[] });
type Selection = Pick<Model, "id" | "vehicle">;
export type Selections = [
  Expect<Same<typeof selected, Selection[]>>,
  Expect<Same<typeof kept, Selection[]>>,
  Expect<Same<typeof selectedRequest, Promise<Selection[]>>>,
  Expect<Same<typeof selectedStream, BatchStream<Selection>>>,
  Expect<Same<typeof selectedDecoding, BatchStream<Selection>>>,
  Expect<Same<keyof (typeof some)[number], keyof Model>>,
];

// @ts-expect-error: there is no such property.
decode(R, body, { select: ["id", "vehicule"] });
// @ts-expect-error: there is no such property.
ocean.nonCommunicatingDevices({}, { select: ["nope"] });
// @ts-expect-error: it was not selected.
selected[0]?.device;
// @ts-expect-error: a list is wanted.
decode(R, body, { select: "id" });

// The wire tree.
export const dto = decode(R, body, { shape: "dto" });
export const requestedDto = ocean.nonCommunicatingDevices({ customerId: 1 }, { shape: "dto" });
export const streamedDto = ocean.stream(R, {}, { shape: "dto" });
declare const shape: "model" | "dto";
export const either = decode(R, body, { shape });
export type Dtos = [
  Expect<Same<typeof dto, Dto[]>>,
  Expect<Same<typeof requestedDto, Promise<Dto[]>>>,
  Expect<Same<typeof streamedDto, BatchStream<Dto>>>,
  Expect<Same<typeof either, (Model | Dto)[]>>,
  Expect<Same<HasAny<Dto>, false>>,
];

// Dates as numbers.
export const epoch = decode(R, body, { dates: "epoch" });
export const selectedEpoch = decode(R, body, { dates: "epoch", select: ["installedAt", "position"] });
export type Dates = [
  Expect<Same<typeof epoch, NonCommunicatingDevice<number>[]>>,
  Expect<Same<(typeof epoch)[number]["installedAt"], number | null>>,
  Expect<Same<NonNullable<(typeof epoch)[number]["position"]>["at"], number | null>>,
  Expect<Same<typeof selectedEpoch, Pick<NonCommunicatingDevice<number>, "installedAt" | "position">[]>>,
  Expect<Same<Model["installedAt"], string | null>>,
  Expect<Same<HasAny<Model | NonCommunicatingDevice<number>>, false>>,
];

// Options that are put together elsewhere.
declare const options: RequestOptions<"nonCommunicatingDevices">;
declare const general: DecodeOptions<"nonCommunicatingDevices">;
export const later = ocean.nonCommunicatingDevices({}, options);
export const generalDecoded = decode(R, body, general);
export type Later = [
  Expect<Same<HasAny<Awaited<typeof later>>, false>>,
  Expect<Same<HasAny<typeof generalDecoded>, false>>,
];

// @ts-expect-error: there is no such resource.
decode("devices", body);
// @ts-expect-error: there is no such option.
decode(R, body, { selct: ["id"] });
// @ts-expect-error: there is no such shape.
decode(R, body, { shape: "xml" });
// @ts-expect-error: there is no such parameter.
ocean.nonCommunicatingDevices({ customer: 5 });
// @ts-expect-error: it is a number.
ocean.nonCommunicatingDevices({ customerId: "5" });
// @ts-expect-error: a body is bytes or text.
decode(R, [1, 2, 3]);
// @ts-expect-error: signals are for requests.
decode(R, body, { signal: AbortSignal.timeout(1) });

/** Batches are lists, one after the other. */
export async function iterate(): Promise<number> {
  let count = 0;
  for await (const batch of ocean.stream(R, { customerId: undefined }, { select: ["id"] })) {
    for (const { id } of batch) count += id ?? 0;
  }
  const { done, value } = await decodeStream(R, stream).getReader().read();
  return done ? count : value.length;
}

// Anything may be null, and nothing is undefined.
export function nullable(device: Model): void {
  // @ts-expect-error: the vehicle may be null.
  device.vehicle.id;
  const id: number | null | undefined = device.vehicle?.id;
  // @ts-expect-error: the id may be null.
  const certain: number = device.id;
  return void [id, certain];
}

// Enumerations are open, and their known values are known.
export const known: VehicleCategory = "UNDEFINED";
export const unknown: VehicleCategory = "HOVERCRAFT";
declare const anyText: string;
export const fromText: VehicleCategory = anyText;
export const asText: string = fromText;
export type Enumerations = [
  Expect<Same<NonNullable<Model["vehicle"]>["category"], VehicleCategory | null>>,
  // Were it plain text, an editor would have nothing to propose.
  Expect<Same<Same<VehicleCategory, string>, false>>,
];
// @ts-expect-error: it is text.
export const wrong: VehicleCategory = 5;
