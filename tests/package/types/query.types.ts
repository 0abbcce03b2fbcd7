// What queries take and give, without any library.
import type { OceanClient, RecordOf, ResourceName, Vehicle, VehicleRecordDto } from "ocean-fleet";
import {
  type KeyPart,
  type OceanQueries,
  type OceanQuery,
  type OceanQueryFactory,
  type OceanQueryKey,
  oceanQueries,
} from "ocean-fleet/query";
import type { OceanClient as SlimClient } from "ocean-fleet/slim";
import type { Expect, HasAny, Same } from "./checks.types.js";

declare const ocean: OceanClient;
declare const slim: SlimClient;
declare const proxy: { readonly [Key in keyof OceanClient]: OceanClient[Key] };
declare const signal: AbortSignal;

export const queries = oceanQueries(ocean);
export const others = [oceanQueries(slim), oceanQueries(proxy, { scope: "user-1" }), oceanQueries(ocean, {})];

export const vehicles = queries.vehicles();
export const selected = queries.vehicles({}, { select: ["vin", "firstRegisteredAt"], dates: "epoch", signal });
export const wire = queries.vehicles({ registration: "AB-123-CD" }, { shape: "dto" });
export const history = queries.positionHistory({ registrations: ["AB-123-CD"], start: new Date(), end: new Date() });
export type Results = [
  Expect<Same<typeof vehicles, OceanQuery<Vehicle[]>>>,
  Expect<Same<typeof selected, OceanQuery<Pick<Vehicle<number>, "vin" | "firstRegisteredAt">[]>>>,
  Expect<Same<typeof wire, OceanQuery<VehicleRecordDto[]>>>,
  Expect<Same<typeof history, OceanQuery<RecordOf<"positionHistory">[]>>>,
  Expect<Same<keyof OceanQueries, ResourceName>>,
  Expect<Same<OceanQueries["vehicles"], OceanQueryFactory<"vehicles">>>,
  Expect<Same<OceanQueryKey, readonly ["ocean-fleet", ...KeyPart[]]>>,
  Expect<Same<HasAny<OceanQueries>, false>>,
];

export const called: Promise<Vehicle[]>[] = [
  vehicles.queryFn(),
  vehicles.queryFn({ signal }),
  vehicles.queryFn(vehicles.queryKey),
  vehicles.query({ signal }),
];

// @ts-expect-error: required parameters are missing.
queries.positionHistory();
// @ts-expect-error: this one is misspelt.
queries.vehicles({ registratoin: "AB-123-CD" });
// @ts-expect-error: there is no such option.
queries.vehicles({}, { timeout: 5 });
// @ts-expect-error: there is no such property of the model.
queries.vehicles({}, { select: ["immatriculation"] });
// @ts-expect-error: the wire's tree is not selected from.
queries.vehicles({}, { shape: "dto", select: ["vin"] });
// @ts-expect-error: a watch is no query.
queries.watch;
// @ts-expect-error: it needs a client.
oceanQueries();
// @ts-expect-error: this one is misspelt, too.
oceanQueries(ocean, { scopes: 1 });
