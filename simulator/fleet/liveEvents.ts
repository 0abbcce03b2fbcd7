import { Random } from "../random.ts";
import { DAY, REFERENCE, SECOND, startOfDay } from "./calendar.ts";
import { EVENT_KINDS, type EventKind, type Occurrence, type Period } from "./events.ts";
import type { Track } from "./track.ts";

/** How many days back events are looked for. */
const MAX_DAYS = 31;
/** How long after a start the driver's badge is read. */
const BADGE_DELAY = 3 * SECOND;

const START = kindNumbered(1);
const STOP = kindNumbered(2);
const BADGE = kindNumbered(7);
const POWER_CUT = kindNumbered(31);
const LOW_BATTERY = kindNumbered(32);
const GPS_LOST = kindNumbered(40);

/**
 * The last event of these kinds after the reference instant and within a period, or null. Unlike those before, these
 * events follow from what the vehicle does.
 */
export function lastLiveOccurrence(
  track: Track,
  kinds: readonly EventKind[],
  { start, end }: Period,
): Occurrence | null {
  const first = Math.max(start, REFERENCE + 1, end - MAX_DAYS * DAY);
  if (end < first) return null;
  let last: Occurrence | null = null;
  for (let day = startOfDay(end); day >= startOfDay(first) && last === null; day -= DAY) {
    for (const occurrence of occurrences(track, day)) {
      const { instant } = occurrence;
      if (!kinds.includes(occurrence.kind) || instant < first || instant > end) continue;
      if (last === null || instant > last.instant) last = occurrence;
    }
  }
  return last;
}

/** What happens to an asset on the day that begins at a midnight. */
function* occurrences(track: Track, day: number): Iterable<Occurrence> {
  for (const leg of track.legs(day)) {
    const random = new Random(track.seed, "occurrences", track.asset.index, leg.start);
    if (leg.kind === "trip") {
      yield { kind: START, instant: leg.start };
      if (track.driverAt(leg.start) !== null) yield { kind: BADGE, instant: leg.start + BADGE_DELAY };
      if (random.chance(0.06)) yield { kind: GPS_LOST, instant: leg.end };
      yield { kind: STOP, instant: leg.end };
    } else if (leg.rank === 0 && leg.start > day) {
      // The device is back, and says what had happened to it.
      yield { kind: random.chance(0.5) ? POWER_CUT : LOW_BATTERY, instant: leg.start };
    }
  }
}

function kindNumbered(number: number): EventKind {
  const found = EVENT_KINDS.find((kind) => kind.number === number);
  if (found === undefined) throw new RangeError(`There is no event ${number}.`);
  return found;
}
