import type { VehiclePosition } from "ocean-fleet/worker";
import { type Accessor, createEffect, createMemo, createSignal, on } from "solid-js";
import { createLive, type Live } from "../../../data/live.ts";
import { createNow } from "../../../data/now.ts";
import { EVERYTHING, Fleet, type FleetFilter } from "./fleet.ts";
import { followFleet } from "./follow.ts";
import { DEFAULT_THRESHOLDS, FRESHNESS, type Freshness, type Thresholds } from "./freshness.ts";
import { VEHICLE_STATES, type VehicleState } from "./state.ts";
import type { MappedVehicle } from "./vehicle.ts";

/** How many vehicles there are, and of which kinds. */
export interface Counts {
  readonly all: number;
  readonly located: number;
  readonly states: Readonly<Record<VehicleState, number>>;
  readonly freshness: Readonly<Record<Freshness, number>>;
}

export interface FleetModel {
  readonly fleet: Fleet;
  readonly live: Live<VehiclePosition>;
  readonly now: Accessor<number>;
  /** All vehicles by their identifiers; a new value whenever some have changed. */
  readonly vehicles: Accessor<ReadonlyMap<string, MappedVehicle>>;
  readonly counts: Accessor<Counts>;
  readonly filter: Accessor<FleetFilter>;
  readonly setFilter: (filter: FleetFilter) => void;
  readonly thresholds: Accessor<Thresholds>;
  readonly setThresholds: (thresholds: Thresholds) => void;
}

/** The fleet, followed for as long as the view lives. */
export function createFleetModel(): FleetModel {
  const now = createNow();
  const [filter, setFilter] = createSignal(EVERYTHING);
  const [thresholds, setThresholds] = createSignal(DEFAULT_THRESHOLDS);
  const [changes, setChanges] = createSignal(0);
  const fleet = new Fleet(() => setChanges((count) => count + 1));
  const live = createLive((ocean, hooks) => followFleet(ocean, hooks, fleet.vehicles));

  createEffect(() => {
    const update = live.update();
    if (update) fleet.apply(update);
  });
  createEffect(() => fleet.show(filter()));
  createEffect(() => fleet.age(now(), thresholds()));

  const vehicles = createMemo(
    on(changes, () => fleet.vehicles),
    undefined,
    { equals: false },
  );
  return {
    fleet,
    live,
    now,
    vehicles,
    counts: createMemo(() => count(vehicles())),
    filter,
    setFilter,
    thresholds,
    setThresholds,
  };
}

function count(vehicles: ReadonlyMap<string, MappedVehicle>): Counts {
  const states = zeros(VEHICLE_STATES);
  const freshness = zeros(FRESHNESS);
  let located = 0;
  for (const vehicle of vehicles.values()) {
    states[vehicle.state]++;
    freshness[vehicle.freshness]++;
    if (isLocated(vehicle)) located++;
  }
  return { all: vehicles.size, located, states, freshness };
}

function zeros<K extends string>(keys: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
}

/** Where a vehicle is on the map, as longitude and latitude; null without a fix, by the rule of `toGeoJSON`. */
export function placeOf(vehicle: MappedVehicle | undefined): [number, number] | null {
  const { latitude, longitude } = vehicle?.record.position ?? {};
  if (typeof latitude !== "number" || typeof longitude !== "number") return null;
  return (latitude === 0 && longitude === 0) || latitude === 85 ? null : [longitude, latitude];
}

function isLocated(vehicle: MappedVehicle): boolean {
  return placeOf(vehicle) !== null;
}
