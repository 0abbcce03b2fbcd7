import { Random } from "../random.ts";
import type { Category } from "../wire/enumerations.ts";
import type { Asset } from "./asset.ts";
import { DAY, HOUR, isWeekend, MINUTE, SECOND } from "./calendar.ts";
import type { Directory, Place } from "./directory.ts";
import { type Coordinates, coordinates, distance, offset, radians } from "./geography.ts";
import type { Spell } from "./spells.ts";
import { isPrivate, mobileState } from "./state.ts";
import { Way } from "./way.ts";

/** Somewhere an asset stops. */
export interface Site extends Coordinates {
  readonly street: string;
}

interface LegBase {
  /** Its rank in the day, from 0. */
  readonly rank: number;
  readonly start: number;
  readonly end: number;
}

/** A drive from one site to another. */
export interface Trip extends LegBase {
  readonly kind: "trip";
  readonly from: Site;
  readonly to: Site;
  readonly way: Way;
  /** Whether the driver has switched tracking off. */
  readonly isPrivate: boolean;
}

/** The time at a site. */
export interface Halt extends LegBase {
  readonly kind: "halt";
  readonly site: Site;
  /** Whether it is where the asset is kept, rather than somewhere on its round. */
  readonly isHome: boolean;
}

export type Leg = Trip | Halt;

/** How a kind of asset spends its days. */
interface Habits {
  /** The share of working days on which it is used. */
  readonly used: number;
  /** The most sites of a day. */
  readonly sites: number;
}

const ROAD: Habits = { used: 0.85, sites: 9 };
const MACHINE: Habits = { used: 0.3, sites: 1 };
const STATIONARY: Habits = { used: 0.04, sites: 1 };
const HABITS: Partial<Record<Category, Habits>> = {
  VUL: ROAD,
  VL: ROAD,
  PL: ROAD,
  COMPR: STATIONARY,
  GROUP: STATIONARY,
  BENNE: STATIONARY,
  CONT: STATIONARY,
  UNDEFINED: STATIONARY,
};

/** Metres: nobody drives to a site that is closer. */
const WALK = 400;
/** Roughly the middle of France. Sites outside a town are on that side of it, and so never at sea. */
const MIDDLE: Coordinates = { latitude: 46.6, longitude: 2.4 };

/**
 * The day of an asset that begins at the midnight `day`: its trips and halts without gaps, as far as they fall into the
 * spell in which its device communicates. Every day is a round that begins and ends where the asset was last seen before
 * the reference instant, so that days can be planned independently and still fit together.
 */
export function planDay(seed: number, directory: Directory, asset: Asset, day: number, spell: Spell): Leg[] {
  const from = Math.max(day, spell.start);
  const to = Math.min(day + DAY, spell.end);
  const random = new Random(seed, "day", asset.index, day / DAY);
  const home: Site = { ...coordinates(asset), street: asset.street };
  const idle: Leg[] = [{ kind: "halt", rank: 0, start: from, end: to, site: home, isHome: true }];

  const { used, sites } = HABITS[asset.model.category] ?? MACHINE;
  const isUsed = random.chance(isWeekend(day) ? used / 8 : used);
  // The day on which it fell silent must lead up to what is known about that instant.
  const isLast = spell.number === 0 && to === spell.end;
  const onTheRoad = isLast && mobileState(seed, asset) === "TRAVELING";
  if (!isUsed && !onTheRoad) return idle;

  const departure = Math.max(day + random.integer(5 * HOUR, 8 * HOUR), from + random.integer(2 * MINUTE, 12 * MINUTE));
  const parked = onTheRoad ? 0 : random.integer(2 * MINUTE, 40 * MINUTE);
  const visits = createVisits(random, directory, asset, home, random.integer(Math.min(4, sites), sites));
  const drives = createDrives(seed, asset, day, home, visits);
  // Shorter rounds are tried until one fits into the time there is.
  for (let count = visits.length; count > 0; count--) {
    const back = createDrive(seed, asset, day, count, visits[count - 1]?.site ?? home, { site: home, halt: 0 });
    if (back === null) continue;
    const round = [...drives.slice(0, count), back];
    const total = round.reduce((sum, { duration, halt }) => sum + duration + halt, 0);
    const start = isLast ? to - parked - total : departure;
    if (start >= from + MINUTE && start + total <= to) return legs(asset, from, to, start, home, round);
  }
  return idle;
}

interface Visit {
  readonly site: Site;
  /** Milliseconds. */
  readonly halt: number;
}

interface Drive {
  readonly from: Site;
  readonly to: Site;
  readonly way: Way;
  readonly duration: number;
  /** For how long the asset stays; at the end of the round, not at all. */
  readonly halt: number;
}

function createVisits(random: Random, directory: Directory, asset: Asset, home: Site, count: number): Visit[] {
  const { town } = asset.place;
  const places = directory.places.filter((place) => place.town === town);
  const visits: Visit[] = [];
  let last = home;
  for (let i = 0; i < count; i++) {
    const site = random.chance(0.5) ? atPlace(random, random.pick(places)) : outside(random, directory, town);
    const halt = random.integer(8 * 60, 50 * 60) * SECOND;
    if (distance(last, site) < WALK) continue;
    visits.push({ site, halt });
    last = site;
  }
  return visits;
}

function atPlace(random: Random, place: Place): Site {
  const beside = offset(place, random.integer(-80, 80), random.integer(-80, 80));
  return { ...coordinates(beside), street: place.street };
}

/** A site in the country around a town. */
function outside(random: Random, directory: Directory, town: Coordinates): Site {
  const inland = Math.atan2(MIDDLE.longitude - town.longitude, MIDDLE.latitude - town.latitude);
  const direction = inland + radians(random.integer(-50, 50));
  const metres = 3_000 + 22_000 * random.next() ** 2;
  const point = offset(town, metres * Math.cos(direction), metres * Math.sin(direction));
  return { ...coordinates(point), street: random.pick(directory.streets) };
}

/** The drives from home to each visit in turn. */
function createDrives(seed: number, asset: Asset, day: number, home: Site, visits: readonly Visit[]): Drive[] {
  const drives: Drive[] = [];
  let last = home;
  for (const [rank, visit] of visits.entries()) {
    const drive = createDrive(seed, asset, day, rank, last, visit);
    if (drive !== null) drives.push(drive);
    last = visit.site;
  }
  return drives;
}

/** The drive of this rank in the day, or null if it would be to next door. */
function createDrive(seed: number, asset: Asset, day: number, rank: number, from: Site, visit: Visit): Drive | null {
  const { site: to, halt } = visit;
  if (distance(from, to) < WALK) return null;
  const random = new Random(seed, "way", asset.index, day / DAY, rank);
  const way = new Way(from, to, random);
  const seconds = Math.round(way.length / (averageSpeed(random, way.length) / 3.6));
  return { from, to, way, duration: seconds * SECOND, halt };
}

/** Kilometres per hour. A vehicle is at most 1.8 times as fast at any moment: never more than 120. */
function averageSpeed(random: Random, metres: number): number {
  if (metres < 4_000) return random.integer(20, 32);
  if (metres < 12_000) return random.integer(30, 48);
  return random.integer(45, 66);
}

function legs(asset: Asset, first: number, last: number, start: number, home: Site, drives: readonly Drive[]): Leg[] {
  const result: Leg[] = [{ kind: "halt", rank: 0, start: first, end: start, site: home, isHome: true }];
  let instant = start;
  drives.forEach(({ from, to: site, way, duration, halt }, i) => {
    const isLast = i === drives.length - 1;
    // Going to work and coming home from it is nobody else's business.
    const commute = isPrivate(asset) && (i === 0 || isLast);
    const arrival = instant + duration;
    result.push({
      kind: "trip",
      rank: result.length,
      start: instant,
      end: arrival,
      from,
      to: site,
      way,
      isPrivate: commute,
    });
    instant = arrival;
    const end = isLast ? last : instant + halt;
    if (end > instant) result.push({ kind: "halt", rank: result.length, start: instant, end, site, isHome: isLast });
    instant = end;
  });
  return result;
}
