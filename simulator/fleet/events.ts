import { Random } from "../random.ts";
import { type Asset, lastHeardOf } from "./asset.ts";
import { DAY, HOUR } from "./calendar.ts";

/** A kind of event that devices report. */
export interface EventKind {
  readonly number: number;
  readonly code: string;
  readonly label: string;
  readonly type: string;
  /** Whether it is about the device rather than the journey. */
  readonly technical: boolean;
}

export const EVENT_KINDS: readonly EventKind[] = [
  { number: 1, code: "DEM", label: "Démarrage du véhicule", type: "DEMARRAGE", technical: false },
  { number: 2, code: "ARR", label: "Arrêt du véhicule", type: "ARRET", technical: false },
  { number: 7, code: "BAD", label: "Badgeage chauffeur", type: "BADGEAGE_CHAUFFEUR", technical: false },
  { number: 31, code: "ALIM", label: "Coupure d’alimentation", type: "UNDEFINED", technical: true },
  { number: 32, code: "BATF", label: "Batterie faible", type: "UNDEFINED", technical: true },
  { number: 40, code: "GPS", label: "Perte du signal GPS", type: "UNDEFINED", technical: true },
];

/** Something that happened to an asset. */
export interface Occurrence {
  readonly kind: EventKind;
  readonly instant: number;
}

/** From `start` to `end`, both included. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

/** The last event of these kinds that an asset reported within a period, or null. */
export function lastOccurrence(
  seed: number,
  asset: Asset,
  kinds: readonly EventKind[],
  period: Period,
): Occurrence | null {
  let last: Occurrence | null = null;
  for (const kind of kinds) {
    const instant = lastInstant(seed, asset, kind, period);
    if (instant !== null && (last === null || instant > last.instant)) last = { kind, instant };
  }
  return last;
}

/**
 * Events of a kind recur at an interval that differs between assets, from the installation of the device until shortly
 * before it fell silent: journeys every few hours or days, technical events every few weeks or months.
 */
function lastInstant(seed: number, asset: Asset, kind: EventKind, { start, end }: Period): number | null {
  const silentSince = lastHeardOf(asset);
  if (silentSince === null) return null;
  const random = new Random(seed, "event", asset.index, kind.number);
  const interval = kind.technical ? random.integer(20 * DAY, 200 * DAY) : random.integer(4 * HOUR, 2 * DAY);
  const latest = silentSince - random.integer(0, interval);
  const instant = latest - Math.max(0, Math.ceil((latest - end) / interval)) * interval;
  return instant >= Math.max(start, asset.installed) ? instant : null;
}
