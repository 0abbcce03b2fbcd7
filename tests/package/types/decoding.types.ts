// Decoding and streams: what goes in, what comes out, and how it is read.
import { type BatchStream, decode, decodeStream, type OceanClient, type Vehicle } from "ocean-fleet";
import type { Expect, Same } from "./checks.types.js";

declare const ocean: OceanClient;
declare const body: Uint8Array;
declare const stream: ReadableStream<Uint8Array>;

// A body is bytes or text, whole.
export const fromBytes = decode("vehicles", body);
export const fromBuffer = decode("vehicles", new ArrayBuffer(2), {});
export const fromText = decode("vehicles", "[]");
export const streamed = ocean.stream("vehicles");
export const decodedStream = decodeStream("vehicles", stream);
export type Results = [
  Expect<Same<typeof fromBytes, Vehicle[]>>,
  Expect<Same<typeof fromBuffer, Vehicle[]>>,
  Expect<Same<typeof fromText, Vehicle[]>>,
  Expect<Same<typeof streamed, BatchStream<Vehicle>>>,
  Expect<Same<typeof decodedStream, BatchStream<Vehicle>>>,
];
// @ts-expect-error: a list of numbers is no body.
decode("vehicles", [1, 2, 3]);
// @ts-expect-error: a stream is not decoded at once.
decode("vehicles", stream);
// @ts-expect-error: bytes are no stream.
decodeStream("vehicles", body);
// @ts-expect-error: the resource has to be named.
decode(body);
// @ts-expect-error: there is no such resource.
decode("devices", body);
// @ts-expect-error: there is no such resource.
decodeStream("devices", stream);
// @ts-expect-error: there is no such resource.
ocean.stream("devices");

// A stream of batches is a ReadableStream, and can be iterated.
export const asStream: ReadableStream<Vehicle[]> = streamed;
export const asIterable: AsyncIterable<Vehicle[]> = streamed;
export type Stream = Expect<Same<BatchStream<Vehicle>, ReadableStream<Vehicle[]> & AsyncIterable<Vehicle[]>>>;

/** Batches are lists, one after the other. */
export async function plates(): Promise<string[]> {
  const found: string[] = [];
  for await (const batch of ocean.stream("vehicles", { customerId: 5 }, { select: ["registration"] })) {
    for (const { registration } of batch) if (registration !== null) found.push(registration);
  }
  const { done, value } = await decodedStream.getReader().read();
  if (!done) found.push(...value.map(({ vin }) => vin ?? ""));
  return found;
}

/** Where the resource is known only when the program runs, the records are any of them. */
export function decodeAny(resource: "vehicles" | "entities"): void {
  const records = decode(resource, body);
  const id: number | null | undefined = records[0]?.id;
  // @ts-expect-error: entities have none.
  records[0]?.vin;
  return void id;
}
