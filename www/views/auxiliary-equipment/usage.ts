import type { AuxiliaryEquipmentUsage } from "ocean-fleet/worker";

/** What is read of a record. */
export const SELECTION = ["vehicle", "days"] as const;
export type UsageRecord = Pick<AuxiliaryEquipmentUsage, (typeof SELECTION)[number]>;

/** An answer. It is a class, so that Solid's stores take it as it is instead of walking through all of it. */
export class Answer {
  constructor(readonly records: readonly UsageRecord[]) {}
}

export const HALF_HOURS = 48;

/** When a half-hour of the day begins, such as `06:30`; after the last one, the day ends at `24:00`. */
export function startOfHalfHour(index: number): string {
  return `${String(index >> 1).padStart(2, "0")}:${index % 2 === 0 ? "00" : "30"}`;
}

// A look-up, since there may be a million of them to add up.
const halfHourAt = new Map(Array.from({ length: HALF_HOURS }, (_, index) => [startOfHalfHour(index), index]));

export interface VehicleUse {
  readonly id: number | null;
  readonly name: string | null;
  readonly seconds: number;
  /** Name of the equipment → seconds. */
  readonly byEquipment: ReadonlyMap<string, number>;
}

/** How long equipment was in use, in seconds. */
export interface Usage {
  readonly seconds: number;
  /** Name of the equipment → seconds on each day of the period. */
  readonly byDay: ReadonlyMap<string, readonly number[]>;
  /** A row per day of the period, with the seconds in each half-hour. */
  readonly halfHoursByDay: readonly (readonly number[])[];
  /** Name of the equipment → the seconds in each half-hour of the day, in the whole period. */
  readonly halfHoursByEquipment: ReadonlyMap<string, readonly number[]>;
  /** The vehicles with use, the most used first. */
  readonly vehicles: readonly VehicleUse[];
}

export interface UsageFilter {
  readonly days: readonly string[];
  readonly includesVehicle: (id: number | null, name: string | null) => boolean;
  readonly includesEquipment: (name: string) => boolean;
}

/** Adds up an answer, for what a filter includes. */
export function addUp(records: readonly UsageRecord[], filter: UsageFilter): Usage {
  const dayIndex = new Map(filter.days.map((day, index) => [day, index]));
  const byDay = new Map<string, number[]>();
  const halfHoursByDay = filter.days.map(() => zeros(HALF_HOURS));
  const halfHoursByEquipment = new Map<string, number[]>();
  const vehicles: VehicleUse[] = [];

  for (const { vehicle, days } of records) {
    const [id, name] = [vehicle?.id ?? null, vehicle?.name ?? null];
    if (!filter.includesVehicle(id, name)) continue;
    const byEquipment = new Map<string, number>();
    for (const { day, equipmentSeconds, halfHours } of days) {
      const index = dayIndex.get(day ?? "");
      if (index === undefined) continue;
      for (const [equipment, seconds] of Object.entries(equipmentSeconds)) {
        if (!seconds || !filter.includesEquipment(equipment)) continue;
        add(rowOf(byDay, equipment, filter.days.length), index, seconds);
        byEquipment.set(equipment, (byEquipment.get(equipment) ?? 0) + seconds);
      }
      for (const { equipment, start, useSeconds } of halfHours) {
        const halfHour = halfHourAt.get(start ?? "");
        if (!useSeconds || halfHour === undefined || equipment === null) continue;
        if (!filter.includesEquipment(equipment)) continue;
        add(halfHoursByDay[index] ?? [], halfHour, useSeconds);
        add(rowOf(halfHoursByEquipment, equipment, HALF_HOURS), halfHour, useSeconds);
      }
    }
    if (byEquipment.size > 0) vehicles.push({ id, name, seconds: sum(byEquipment.values()), byEquipment });
  }
  vehicles.sort((a, b) => b.seconds - a.seconds);
  const seconds = sum(vehicles.map((vehicle) => vehicle.seconds));
  return { seconds, byDay, halfHoursByDay, halfHoursByEquipment, vehicles };
}

/** The names of all equipment, in alphabetical order, so that each keeps its place and colour. */
export function equipmentNames(records: readonly UsageRecord[]): string[] {
  const names = new Set<string>();
  for (const { days } of records) for (const day of days) for (const name in day.equipmentSeconds) names.add(name);
  return [...names].sort((a, b) => a.localeCompare(b));
}

export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function rowOf(rows: Map<string, number[]>, name: string, length: number): number[] {
  const row = rows.get(name) ?? zeros(length);
  rows.set(name, row);
  return row;
}

function add(row: number[], index: number, value: number): void {
  row[index] = (row[index] ?? 0) + value;
}

function zeros(count: number): number[] {
  return new Array(count).fill(0);
}
