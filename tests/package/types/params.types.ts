// The parameters of each method: what may, must and cannot be given.
import type {
  EntitiesParams,
  MobileState,
  NearestVehiclesParams,
  OceanClient,
  ParamsOf,
  ResourceName,
} from "ocean-fleet";
import type { RESOURCES } from "../../resources.js";
import type { Expect, Same } from "./checks.types.js";

declare const ocean: OceanClient;
const place = { latitude: 45.76, longitude: 4.84, radius: 5 };
const period = { startDate: "2026-01-01", endDate: "2026-01-31" };

/** What is given for a parameter, by what the table says that it takes. */
interface Values {
  identifier: number | string;
  identifiers: readonly (number | string)[];
  integer: number;
  number: number;
  text: string;
  texts: readonly string[];
  states: readonly MobileState[];
  boolean: boolean;
  day: string;
  instant: Date | string;
}
type Value<Takes> = Takes extends keyof Values ? Values[Takes] : Takes extends readonly (infer Word)[] ? Word : never;

type Required<P> = { [Name in keyof P as P[Name] extends { required: true } ? Name : never]: P[Name] };
type Params<P> = Flat<
  { -readonly [Name in keyof Required<P>]: Value<Taken<P[Name]>> } & {
    -readonly [Name in Exclude<keyof P, keyof Required<P>>]?: Value<Taken<P[Name]>> | undefined;
  } & { customerId?: number | string | undefined }
>;
type Taken<P> = P extends { takes: infer Takes } ? Takes : never;
/** An intersection as one object, to be compared with another. */
type Flat<T> = { [K in keyof T]: T[K] };
export type Documented = [
  Expect<
    Same<
      { [R in ResourceName]: Flat<ParamsOf<R>> },
      { [R in ResourceName]: Params<(typeof RESOURCES)[R]["parameters"]> }
    >
  >,
  Expect<Same<ParamsOf<"entities">, EntitiesParams>>,
  Expect<Same<ParamsOf<"nearestVehicles">, NearestVehiclesParams>>,
];

// Where nothing is required, nothing has to be given.
ocean.entities(undefined, { retries: 0 });
ocean.vehicles({});
ocean.nonCommunicatingDevices({ customerId: undefined });
ocean.equipment({ equipmentIds: [1, 2] as const });

// An identifier may be its decimal text.
ocean.entities({ customerId: "5" });
ocean.equipment({ equipmentIds: [1, "2"] });

// What is required has to be.
// @ts-expect-error: a place is needed.
ocean.nearestVehicles();
// @ts-expect-error: the radius is missing.
ocean.nearestVehicles({ latitude: 45.76, longitude: 4.84 });
// @ts-expect-error: a period is needed.
ocean.auxiliaryEquipmentUsage();
// @ts-expect-error: the end is missing.
ocean.auxiliaryEquipmentUsage({ startDate: "2026-01-01" });
// @ts-expect-error: codes are needed.
ocean.latestEvents();
// @ts-expect-error: codes are needed.
ocean.latestEvents({ vehicleIds: [1] });
// @ts-expect-error: a required parameter cannot be undefined.
ocean.latestEvents({ eventCodes: undefined });
// @ts-expect-error: codes are needed, also for a stream.
ocean.stream("latestEvents");
// @ts-expect-error: a place is needed, also for a stream.
ocean.stream("nearestVehicles", {});

// What there is not, cannot be.
// @ts-expect-error: there is no such parameter.
ocean.entities({ customer: 5 });
// @ts-expect-error: it is called by its English name.
ocean.vehicles({ immatriculation: "AB-123-CD" });
// @ts-expect-error: there is no such parameter.
ocean.nearestVehicles({ ...place, limit: 5 });
// @ts-expect-error: a parameter of another method.
ocean.nonCommunicatingDevices({ registration: "AB-123-CD" });
// @ts-expect-error: it is called by its English name.
ocean.auxiliaryEquipmentUsage({ ...period, vehIds: [1] });
// @ts-expect-error: there is no such parameter.
ocean.equipment({ ids: [1] });
// @ts-expect-error: it is called by its English name.
ocean.latestEvents({ codeEvenements: [1] });
// @ts-expect-error: there is no such parameter.
ocean.stream("vehicles", { plate: "AB-123-CD" });

// What is of another type is not taken.
// @ts-expect-error: it is text.
ocean.vehicles({ registration: 5 });
// @ts-expect-error: there is no such way.
ocean.nearestVehicles({ ...place, computeMode: "by-ferry" });
// @ts-expect-error: a day is text, since a Date is an instant.
ocean.auxiliaryEquipmentUsage({ startDate: new Date(), endDate: "2026-01-31" });
// @ts-expect-error: a list is wanted.
ocean.equipment({ equipmentIds: 5 });
// @ts-expect-error: milliseconds are too easily seconds.
ocean.latestEvents({ eventCodes: [1], start: 1_767_222_000_000 });
ocean.latestEvents({ eventCodes: [1], start: new Date(0), end: "2026-01-31T00:00:00Z" });
