import { HALF_HOURS, startOfHalfHour } from "./usage.ts";

/** Hours that are written below a heat map. */
const LABEL_EVERY = 8;

/** `06:30–07:00`, of the half-hours of a day from 0 on. */
export function halfHourName(index: number): string {
  return `${startOfHalfHour(index)}–${startOfHalfHour(index + 1)}`;
}

/** The half-hours of a day, as a heat map's columns. */
export const halfHourColumns = Array.from({ length: HALF_HOURS }, (_, index) => ({
  label: index % LABEL_EVERY === 0 && index > 0 ? startOfHalfHour(index) : null,
  fullLabel: halfHourName(index),
}));
