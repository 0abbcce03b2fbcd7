import { platform } from "../runtime/platform.js";
import { type Builder, createBuilder } from "./builder.js";

/** Takes an answer's batches as they are in a buffer: see `Sink` in `src/boundary/answer.rs`. */
export interface BatchSink {
  /** An answer begins. Its tables have this layout; without one, records come as the wire's own JSON. */
  begin(layout: string | undefined, whole: boolean): void;
  /** Takes a batch, given the address of its header in the buffer, and the address and length of its JSON. */
  take(buffer: ArrayBuffer, header: number, json: number, length: number): void;
}

/** Where records go. */
export interface Sink {
  /** An answer begins. */
  start?(): void;
  /** Takes the records of a batch. */
  take(records: unknown[]): void;
}

/** Turns a resource's batches into records, and passes them to a sink. */
export function buildRecords(resource: string, sink: Sink): BatchSink {
  let build: Builder | undefined;
  return {
    begin(layout, whole) {
      sink.start?.();
      build = layout === undefined ? undefined : createBuilder(layout, whole ? resource : undefined);
    },
    take(buffer, header, json, length) {
      sink.take(build ? build(buffer, header) : JSON.parse(decodeUtf8(new Uint8Array(buffer, json, length))));
    },
  };
}

/** Collects all records of an answer. Every attempt starts from scratch. */
export function collect(resource: string, records: unknown[]): BatchSink {
  return buildRecords(resource, {
    start: () => {
      records.length = 0;
    },
    take: (batch) => {
      for (const record of batch) records.push(record);
    },
  });
}

/** Builds records and drops them: see `js/runtime/rehearsal.ts`. */
export const discard = (resource: string): BatchSink => buildRecords(resource, { take() {} });

let utf8: TextDecoder | undefined;

function decodeUtf8(bytes: Uint8Array): string {
  utf8 ??= new (platform("TextDecoder"))("utf-8", { ignoreBOM: true });
  return utf8.decode(bytes);
}
