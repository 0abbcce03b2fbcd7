import { Random } from "../random.ts";
import { HOUR, SECOND } from "./calendar.ts";
import type { Directory, Place } from "./directory.ts";
import type { Equipment } from "./equipment.ts";
import type { Period } from "./events.ts";
import { type Coordinates, coordinates, offset } from "./geography.ts";

/** A position that the tag of a piece of equipment reported. */
export interface EquipmentPoint extends Coordinates {
  readonly id: number;
  readonly instant: number;
  /** The point of interest it is at. */
  readonly place: Place;
}

/** Between two reports of a tag. */
const INTERVAL = 2 * HOUR;
/** More reports than a tag makes before the year 2200. */
const REPORTS = 2 ** 20;

/**
 * Where a piece of equipment has been in a period, both ends included: at one site of its town after another, for days at
 * a time. There are no positions without a tag.
 */
export function* equipmentPoints(
  seed: number,
  directory: Directory,
  { index, tag }: Equipment,
  { start, end }: Period,
): Iterable<EquipmentPoint> {
  if (tag === null) return;
  const random = new Random(seed, "equipment track", index);
  const { town } = random.pick(directory.places);
  const sites = directory.places.filter((place) => place.town === town);
  const phase = random.integer(0, INTERVAL / SECOND - 1) * SECOND;
  const stay = random.integer(12 * HOUR, 120 * HOUR);
  for (let report = Math.ceil((start - phase) / INTERVAL); report * INTERVAL + phase <= end; report++) {
    const instant = report * INTERVAL + phase;
    const draws = new Random(seed, "stay", index, Math.floor(instant / stay));
    const place = draws.pick(sites);
    const beside = offset(place, draws.integer(-60, 60), draws.integer(-60, 60));
    yield { ...coordinates(beside), id: index * REPORTS + report, instant, place };
  }
}
