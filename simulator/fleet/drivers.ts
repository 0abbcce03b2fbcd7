import { Random } from "../random.ts";
import type { Asset } from "./asset.ts";
import { DAY, MINUTE } from "./calendar.ts";
import type { Directory, Person } from "./directory.ts";
import type { Spells } from "./spells.ts";

/** A time during which an asset has a driver. */
export interface Assignment {
  readonly id: number;
  readonly driver: Person;
  readonly start: number;
  /** Null for the one in force. */
  readonly end: number | null;
}

/** Far from the identifiers of vehicles and people. Most assets have fewer assignments than this, ever. */
const FIRST_ID = 40_000_000;
const PER_ASSET = 512;
/** How often an asset comes back with another driver. */
const HANDOVER = 0.35;

/**
 * The assignments of an asset that have begun by an instant, in chronological order: some past ones, the one that was in
 * force at the reference instant, and those that begin whenever the device comes back with another driver. Expects an
 * asset as it was at the reference instant.
 */
export function assignments(
  seed: number,
  directory: Directory,
  asset: Asset,
  spells: Spells,
  instant: number,
): Assignment[] {
  const random = new Random(seed, "assignments", asset.index);
  const result: { driver: Person; start: number; end: number | null }[] = [];
  const known = asset.lastCommunication ?? asset.installed + 30 * DAY;
  let end = known - random.integer(5 * DAY, 400 * DAY);
  if (asset.driver !== null) result.push({ driver: asset.driver, start: end, end: null });
  for (let count = random.integer(asset.driver === null ? 1 : 0, 3); count > 0; count--) {
    const start = end - random.integer(15 * DAY, 300 * DAY);
    result.unshift({ driver: random.pick(directory.people), start, end });
    // Some vehicles wait a while for their next driver.
    end = start - (random.chance(0.6) ? MINUTE : random.integer(1, 60) * DAY);
  }
  for (const spell of spells.begunBy(instant)) {
    if (spell.number === 0) continue;
    const handover = new Random(seed, "handover", asset.index, spell.number);
    if (!handover.chance(HANDOVER)) continue;
    const last = result.at(-1);
    if (last?.end === null) last.end = spell.start;
    result.push({ driver: handover.pick(directory.people), start: spell.start, end: null });
  }
  return result
    .map((assignment, i) => ({ id: FIRST_ID + asset.index * PER_ASSET + i, ...assignment }))
    .filter(({ start }) => start <= instant);
}

/** Who drives at an instant, according to assignments in chronological order. */
export function driverAt(all: readonly Assignment[], instant: number): Person | null {
  const current = all.filter(({ start, end }) => start <= instant && (end === null || instant < end)).at(-1);
  return current?.driver ?? null;
}
