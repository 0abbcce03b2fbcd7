import { Random } from "../random.ts";
import type { MobileState } from "../wire/enumerations.ts";
import { DAY, HOUR, TODAY } from "./calendar.ts";
import type { Customer, Directory, Entity, Person, Place } from "./directory.ts";
import { registration, vin } from "./identifiers.ts";
import { CARS, MACHINES, type Model, TRUCKS, VANS } from "./models.ts";

/**
 * One vehicle or machine with its device, in the simulator's own terms. Every resource builds its records from these,
 * so that a vehicle is the same everywhere.
 */
export interface Asset {
  readonly index: number;
  readonly id: number;
  readonly model: Model;
  /** Null for machines that are not registered. */
  readonly registration: string | null;
  readonly vin: string;
  readonly customer: Customer;
  readonly entity: Entity;
  readonly group: Entity | null;
  readonly driver: Person | null;
  /** The point of interest it was last seen near. */
  readonly place: Place;
  /** Degrees, WGS 84; near `place`. */
  readonly latitude: number;
  readonly longitude: number;
  readonly street: string;
  /** Kilometres, at the last communication. */
  readonly odometer: number;
  /** Kilometres, at the midnight (UTC) before the last communication. */
  readonly odometerAtMidnight: number;
  readonly firstRegistered: number;
  readonly installed: number;
  /** Null if the device never communicated. */
  readonly lastCommunication: number | null;
  /** Whether the device is in the vehicle; otherwise it is on a shelf. */
  readonly mounted: boolean;
  /** Whether the device had a satellite fix when it last communicated. */
  readonly located: boolean;
  /** What it did at another instant than that of its last communication before the reference instant; or null. */
  readonly sighting: Sighting | null;
}

/** What an asset does at some instant. */
export interface Sighting {
  readonly state: MobileState;
  /** Degrees clockwise from north; null if unknown. */
  readonly heading: number | null;
  /** Kilometres per hour. */
  readonly speed: number;
  /** Since when it has been in its state. */
  readonly since: number;
}

/** Identifiers increase with the index in fixed steps, so that the index can be derived from the identifier. */
const FIRST_ID = 1_200_000;
const ID_STEP = 7;

/** The asset at `index` as it is at the reference instant, which depends only on the seed and the index. */
export function createAsset(seed: number, index: number, directory: Directory): Asset {
  const random = new Random(seed, "asset", index);
  const model = pickModel(random);
  const place = random.pick(directory.places);
  const lastCommunication = random.maybe(0.95, () => pickLastCommunication(random));
  const installed = (lastCommunication ?? TODAY) - random.integer(30, 1_500) * DAY - random.integer(0, DAY);
  const registered = !MACHINES.includes(model) || model.category === "REMORQUE";
  const asset = {
    index,
    id: FIRST_ID + index * ID_STEP + random.integer(0, ID_STEP - 1) + (random.chance(0.12) ? 2 ** 32 : 0),
    model,
    registration: registered ? registration(seed, index) : null,
    vin: vin(random, model.manufacturerCode, index),
    customer: random.pick(directory.customers),
    entity: random.pick(directory.entities),
    group: random.maybe(0.8, () => random.pick(directory.groups)),
    driver: random.maybe(0.8, () => random.pick(directory.people)),
    place,
    latitude: place.latitude + random.decimal(-0.006, 0.006, 6),
    longitude: place.longitude + random.decimal(-0.008, 0.008, 6),
    street: random.pick(directory.streets),
    odometer: random.decimal(800, 290_000, 1),
    firstRegistered: installed - random.integer(5, 900) * DAY,
    installed,
    lastCommunication,
    mounted: random.chance(0.96),
    located: random.chance(0.97),
    sighting: null,
  };
  return { ...asset, odometerAtMidnight: asset.odometer };
}

/** The index that an asset with this identifier would have; the caller must check that there is one. */
export function indexOfAsset(id: number): number {
  return Math.floor(((id % 2 ** 32) - FIRST_ID) / ID_STEP);
}

/** When the vehicle was last heard of; null if there is no device in it. */
export function lastHeardOf(asset: Asset): number | null {
  return asset.mounted ? asset.lastCommunication : null;
}

function pickModel(random: Random): Model {
  const draw = random.next();
  if (draw < 0.55) return random.pick(VANS);
  if (draw < 0.67) return random.pick(CARS);
  if (draw < 0.88) return random.pick(TRUCKS);
  return random.pick(MACHINES);
}

/** Always before today. Most silences are short and a few last for years. */
function pickLastCommunication(random: Random): number {
  const draw = random.next();
  const days =
    draw < 0.15
      ? 1
      : draw < 0.5
        ? random.integer(2, 8)
        : draw < 0.8
          ? random.integer(9, 75)
          : draw < 0.93
            ? random.integer(76, 250)
            : random.integer(251, 1_100);
  return TODAY - days * DAY + random.integer(4 * HOUR, DAY - 1);
}
