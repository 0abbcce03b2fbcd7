import type { GeoJSONSourceDiff } from "maplibre-gl";
import { toGeoJSON, type Update, type VehiclePosition } from "ocean-fleet/worker";
import { breathe } from "../../../data/breathe.ts";
import { DEFAULT_THRESHOLDS, FRESHNESS, type Freshness, freshness, type Thresholds } from "./freshness.ts";
import { VEHICLE_STATES, type VehicleState } from "./state.ts";
import { type MappedVehicle, mappedVehicle, vehicleProperties } from "./vehicle.ts";

/** Which vehicles are to be drawn. */
export interface FleetFilter {
  readonly states: ReadonlySet<VehicleState>;
  readonly freshness: ReadonlySet<Freshness>;
}

export const EVERYTHING: FleetFilter = { states: new Set(VEHICLE_STATES), freshness: new Set(FRESHNESS) };

/** Where the fleet is drawn. */
export interface FleetTarget {
  /** Resolves once the change is on the screen: the next one would only stop it from getting there. */
  update(diff: GeoJSONSourceDiff): Promise<void>;
}

/** How many vehicles go to the map's worker at a time: copying so many takes a few milliseconds. */
const PORTION = 4_000;

/**
 * Keeps a source of the map at what is known of the fleet. Whatever changes marks vehicles; they are drawn in portions,
 * each as it is by then, so that the page never waits for a large fleet.
 */
export class Fleet {
  readonly vehicles = new Map<string, MappedVehicle>();
  readonly #onChange: () => void;
  /** What is to be drawn anew: the record as it is now, or null if it is gone. */
  readonly #marked = new Map<string, VehiclePosition | null>();
  readonly #drawn = new Set<string>();
  #target: FleetTarget | null = null;
  #filter = EVERYTHING;
  #thresholds = DEFAULT_THRESHOLDS;
  #isDrawing = false;

  /** `onChange` is called whenever all that was marked has been drawn. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Draws into a source, which is empty yet; null if there is none any more. */
  drawInto(target: FleetTarget | null): void {
    this.#target = target;
    this.#drawn.clear();
    for (const [id, vehicle] of this.vehicles) this.#mark(id, vehicle);
    void this.#draw();
  }

  apply({ added, changed, removed }: Update<VehiclePosition>): void {
    for (const { id } of removed) if (id !== null) this.#marked.set(id, null);
    for (const news of [added, changed]) {
      for (const record of news) if (record.id !== null) this.#marked.set(record.id, record);
    }
    void this.#draw();
  }

  show(filter: FleetFilter): void {
    this.#filter = filter;
    for (const [id, vehicle] of this.vehicles) {
      if (this.#isShown(vehicle) !== this.#drawn.has(id)) this.#mark(id, vehicle);
    }
    void this.#draw();
  }

  /** Vehicles age without news of them. */
  age(now: number, thresholds: Thresholds): void {
    this.#thresholds = thresholds;
    for (const [id, vehicle] of this.vehicles) {
      if (freshness(vehicle.instant, now, thresholds) !== vehicle.freshness) this.#mark(id, vehicle);
    }
    void this.#draw();
  }

  #mark(id: string, { record }: MappedVehicle): void {
    if (!this.#marked.has(id)) this.#marked.set(id, record);
  }

  #isShown({ state, freshness }: MappedVehicle): boolean {
    return this.#filter.states.has(state) && this.#filter.freshness.has(freshness);
  }

  async #draw(): Promise<void> {
    if (this.#isDrawing || this.#marked.size === 0) return;
    this.#isDrawing = true;
    while (this.#marked.size > 0) {
      await breathe();
      const diff = this.#nextPortion();
      if (diff.remove.length > 0 || diff.add.length > 0) await this.#target?.update(diff);
    }
    this.#isDrawing = false;
    this.#onChange();
  }

  #nextPortion(): { remove: string[]; add: GeoJSON.Feature[] } {
    const remove: string[] = [];
    const shown: VehiclePosition[] = [];
    const now = Date.now();
    for (const [id, record] of take(this.#marked, PORTION)) {
      const before = this.vehicles.get(id);
      const vehicle = record && mappedVehicle(record, now, this.#thresholds);
      if (vehicle) this.vehicles.set(id, vehicle);
      else this.vehicles.delete(id);
      const isShown = vehicle !== null && this.#isShown(vehicle);
      if (isShown && this.#drawn.has(id) && before && looksAlike(before, vehicle)) continue;
      if (this.#drawn.delete(id)) remove.push(id);
      if (isShown) shown.push(vehicle.record);
    }
    return { remove, add: this.#target ? this.#features(shown) : [] };
  }

  #features(records: readonly VehiclePosition[]): GeoJSON.Feature[] {
    const properties = ({ id }: VehiclePosition) => {
      const vehicle = this.vehicles.get(id ?? "");
      return vehicle ? vehicleProperties(vehicle) : null;
    };
    const { features } = toGeoJSON("vehiclePositions", records, { properties });
    for (const { id } of features) this.#drawn.add(String(id));
    return features;
  }
}

/** Whether the map shows two states of a vehicle in the same way: drawing is what takes time. */
function looksAlike(one: MappedVehicle, other: MappedVehicle): boolean {
  const [before, now] = [one.record.position, other.record.position];
  return (
    one.state === other.state &&
    one.freshness === other.freshness &&
    before?.latitude === now?.latitude &&
    before?.longitude === now?.longitude &&
    before?.heading === now?.heading &&
    one.record.registration === other.record.registration &&
    one.record.name === other.record.name
  );
}

/** Takes the first entries out of a map. */
function* take<K, V>(map: Map<K, V>, count: number): Iterable<[K, V]> {
  let taken = 0;
  for (const entry of map) {
    if (taken++ === count) return;
    map.delete(entry[0]);
    yield entry;
  }
}
