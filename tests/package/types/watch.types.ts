// What `watch` takes and gives.
import type { Entity, EntityRecordDto, LatestEvent, OceanClient, OceanError, Update, WatchOptions } from "ocean-fleet";
import type { Expect, Same } from "./checks.types.js";

declare const ocean: OceanClient;

/** What the loop of a watch gets. */
type Of<T> = T extends AsyncIterable<infer U> ? U : never;

export const all = ocean.watch("entities");
export const selected = ocean.watch("entities", {}, { select: ["id"], intervalMs: 5_000 });
export const wire = ocean.watch("entities", {}, { shape: "dto", key: (record) => record.id });
export const epoch = ocean.watch("latestEvents", { eventCodes: [1] }, { dates: "epoch", whenHidden: "continue" });
export type Updates = [
  Expect<Same<Of<typeof all>, Update<Entity>>>,
  Expect<Same<Of<typeof selected>, Update<Pick<Entity, "id">>>>,
  Expect<Same<Of<typeof wire>, Update<EntityRecordDto>>>,
  Expect<Same<Of<typeof epoch>, Update<LatestEvent<number>>>>,
  Expect<Same<Update<Entity>["records"], Entity[]>>,
  Expect<Same<Update<Entity>["at"], string>>,
];

// The key is a property, selected or not, or a function of the record as it is given out.
ocean.watch("entities", {}, { key: "name", select: ["id"] });
ocean.watch("entities", {}, { key: (entity) => entity.name satisfies string | null });
ocean.watch("entities", {}, { key: (entity: Entity) => entity.id });
// @ts-expect-error: there is no such property.
ocean.watch("entities", {}, { key: "nom" });
// @ts-expect-error: models have English names.
ocean.watch("entities", {}, { key: (entity) => entity.nom });

// Errors are known by their codes.
ocean.watch("entities", {}, { onError: (error, failures) => error.code === "network" && failures < 3 });
ocean.watch("entities", {}, { onError: (error: OceanError) => console.log(error.message) });

// Options may be declared before.
const options: WatchOptions<"entities"> = { intervalMs: 1_000, key: "id", signal: new AbortController().signal };
ocean.watch("entities", {}, options);

// @ts-expect-error: it is called `intervalMs`.
ocean.watch("entities", {}, { interval: 1_000 });
// @ts-expect-error: event codes are required.
ocean.watch("latestEvents");
// @ts-expect-error: what is requested once has no interval.
ocean.entities({}, { intervalMs: 1_000 });
