import type { GeoJSONSource } from "maplibre-gl";
import { toGeoJSON, type Update, type VehiclePosition } from "ocean-fleet/worker";
import { DEFAULT_THRESHOLDS, FRESHNESS, type Freshness, freshness, type Thresholds } from "./freshness.ts";
import { VEHICLE_STATES, type VehicleState } from "./state.ts";
import { type MappedVehicle, mappedVehicle, vehicleProperties } from "./vehicle.ts";

/** Which vehicles are to be drawn. */
export interface FleetFilter {
  readonly states: ReadonlySet<VehicleState>;
  readonly freshness: ReadonlySet<Freshness>;
}

export const EVERYTHING: FleetFilter = { states: new Set(VEHICLE_STATES), freshness: new Set(FRESHNESS) };

/** How many vehicles go to the map's worker at a time: copying so many takes a few milliseconds. */
const PORTION = 4_000;

/**
 * Keeps a source of the map at what is known of the fleet. Whatever changes marks vehicles; they are drawn in portions,
 * each as it is by then, so that the page never waits for a large fleet.
 */
export class Fleet {
  readonly vehicles = new Map<string, MappedVehicle>();
  readonly #source: () => GeoJSONSource | undefined;
  readonly #onDrawn: () => void;
  readonly #marked = new Map<string, VehiclePosition | null>();
  readonly #drawn = new Set<string>();
  #filter = EVERYTHING;
  #thresholds = DEFAULT_THRESHOLDS;
  #drawing = false;

  constructor(source: () => GeoJSONSource | undefined, onDrawn: () => void) {
    this.#source = source;
    this.#onDrawn = onDrawn;
  }

  apply({ added, changed, removed }: Pick<Update<VehiclePosition>, "added" | "changed" | "removed">): void {
    for (const { id } of removed) if (id !== null) this.#marked.set(id, null);
    for (const records of [added, changed]) {
      for (const record of records) if (record.id !== null) this.#marked.set(record.id, record);
    }
    this.#draw();
  }

  show(filter: FleetFilter): void {
    this.#filter = filter;
    for (const [id, vehicle] of this.vehicles) {
      if (this.#isShown(vehicle) !== this.#drawn.has(id)) this.#mark(id, vehicle);
    }
    this.#draw();
  }

  /** Vehicles age without news of them. */
  age(thresholds: Thresholds): void {
    this.#thresholds = thresholds;
    const now = Date.now();
    for (const [id, vehicle] of this.vehicles) {
      if (freshness(vehicle.instant, now, thresholds) !== vehicle.freshness) this.#mark(id, vehicle);
    }
    this.#draw();
  }

  /** Draws all of it again, on a map that has lost it. */
  redraw(): void {
    this.#drawn.clear();
    for (const [id, vehicle] of this.vehicles) this.#mark(id, vehicle);
    this.#draw();
  }

  #mark(id: string, { record }: MappedVehicle): void {
    if (!this.#marked.has(id)) this.#marked.set(id, record);
  }

  #isShown({ state, freshness }: MappedVehicle): boolean {
    return this.#filter.states.has(state) && this.#filter.freshness.has(freshness);
  }

  async #draw(): Promise<void> {
    if (this.#drawing) return;
    this.#drawing = true;
    while (this.#marked.size > 0) {
      const source = this.#source();
      if (!source) break;
      const diff = this.#nextPortion();
      if (diff.remove.length > 0 || diff.add.length > 0) await source.updateData(diff);
      await nextTask();
    }
    this.#drawing = false;
    this.#onDrawn();
  }

  #nextPortion() {
    const remove: string[] = [];
    const shown: VehiclePosition[] = [];
    const now = Date.now();
    for (const [id, record] of take(this.#marked, PORTION)) {
      const vehicle = record && mappedVehicle(record, now, this.#thresholds);
      if (vehicle) this.vehicles.set(id, vehicle);
      else this.vehicles.delete(id);
      if (this.#drawn.delete(id)) remove.push(id);
      if (vehicle && this.#isShown(vehicle)) shown.push(vehicle.record);
    }
    return { remove, add: this.#features(shown) };
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

function* take<K, V>(map: Map<K, V>, count: number): Iterable<[K, V]> {
  let taken = 0;
  for (const entry of map) {
    if (taken++ === count) return;
    map.delete(entry[0]);
    yield entry;
  }
}

/** Lets the page answer and draw before more is done. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
