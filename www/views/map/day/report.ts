import type { DailyReportEntry, TripPosition } from "ocean-fleet/worker";
import { positionInstant } from "../fleet/instant.ts";

/** A trip or a stop of the day. */
export interface Step {
  readonly kind: "trip" | "stop";
  /** Stops are numbered, on the map, too. */
  readonly number: number | null;
  /** In epoch milliseconds. */
  readonly start: number | null;
  readonly durationMs: number | null;
  readonly distanceMetres: number | null;
  /** Longitude and latitude of where it began; null without a fix. */
  readonly place: readonly [number, number] | null;
  readonly where: string | null;
}

export interface DaySummary {
  readonly distanceMetres: number;
  readonly drivingMs: number;
  readonly stops: number;
}

export function steps(report: readonly DailyReportEntry[]): readonly Step[] {
  let stops = 0;
  return report
    .filter(({ type }) => type === "T" || type === "A")
    .map((entry) => step(entry))
    .sort((one, other) => (one.start ?? 0) - (other.start ?? 0))
    .map((each) => (each.kind === "stop" ? { ...each, number: ++stops } : each));
}

function step({ type, start, end, durationMs, distanceMetres, startPointOfInterest }: DailyReportEntry): Step {
  const kind = type === "T" ? "trip" : "stop";
  const at = kind === "trip" ? end : start;
  return {
    kind,
    number: null,
    start: positionInstant(start?.date, start?.time),
    durationMs,
    distanceMetres,
    place: located(start),
    where: (kind === "stop" ? startPointOfInterest?.name : null) ?? at?.address ?? at?.town ?? null,
  };
}

function located(position: TripPosition | null): readonly [number, number] | null {
  const { latitude, longitude } = position ?? {};
  if (typeof latitude !== "number" || typeof longitude !== "number" || latitude === 85) return null;
  return latitude === 0 && longitude === 0 ? null : [longitude, latitude];
}

export function summary(day: readonly Step[]): DaySummary {
  const trips = day.filter(({ kind }) => kind === "trip");
  return {
    distanceMetres: sum(trips.map(({ distanceMetres }) => distanceMetres)),
    drivingMs: sum(trips.map(({ durationMs }) => durationMs)),
    stops: day.length - trips.length,
  };
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
