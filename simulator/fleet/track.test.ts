import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Random } from "../random.ts";
import type { Asset } from "./asset.ts";
import { DAY, HOUR, MINUTE, REFERENCE, SECOND } from "./calendar.ts";
import { Fleet } from "./fleet.ts";
import { distance } from "./geography.ts";

/** Metres per millisecond: 130 km/h. */
const TOP_SPEED = 130 / 3_600;
/** Metres: coordinates are rounded. */
const ROUNDING = 0.5;
/** The longest time between two positions on the road. */
const LONGEST_INTERVAL = 70 * SECOND;

describe("a vehicle that drives", () => {
  test("never jumps, whatever the step and the instant", () => {
    let moved = 0;
    for (const seed of [1, 2, 3]) {
      const fleet = new Fleet(seed, 60);
      const random = new Random(seed, "steps");
      for (const start of [REFERENCE, REFERENCE + 26 * HOUR, REFERENCE + 200 * DAY, REFERENCE - 40 * DAY]) {
        let now = start;
        let before = [...fleet.at(now).assets()];
        for (let step = 0; step < 25; step++) {
          const elapsed = random.pick([SECOND, 20 * SECOND, MINUTE, 10 * MINUTE, HOUR, 9 * HOUR]);
          now += elapsed;
          const after = [...fleet.at(now).assets()];
          after.forEach((asset, i) => {
            const earlier = before[i] as Asset;
            const metres = distance(earlier, asset);
            if (metres > 0) moved++;
            assert(metres <= (elapsed + LONGEST_INTERVAL) * TOP_SPEED + ROUNDING, `${metres} m in ${elapsed} ms`);
            // By their own times, too.
            const [from, to] = [earlier.lastCommunication ?? 0, asset.lastCommunication ?? 0];
            assert(to >= from && to <= now, `asset ${i}: ${from}, ${to}, ${now}`);
            assert(metres <= (to - from) * TOP_SPEED + ROUNDING, `${metres} m from ${from} to ${to}`);
          });
          before = after;
        }
      }
    }
    assert(moved > 500, `${moved}`);
  });

  test("reports every 30 to 60 seconds, and where it is going", () => {
    const fleet = new Fleet(4, 100);
    const intervals: number[] = [];
    for (let index = 0; index < fleet.size; index++) {
      const track = fleet.track(index);
      for (const leg of track.legs(Date.UTC(2025, 11, 16))) {
        if (leg.kind !== "trip") continue;
        const points = [...track.pointsOf(leg, leg.end)];
        assert.deepEqual([points[0]?.instant, points.at(-1)?.instant], [leg.start, leg.end]);
        points.forEach((point, i) => {
          const next = points[i + 1];
          if (next === undefined) return;
          intervals.push(next.instant - point.instant);
          const north = next.latitude - point.latitude;
          const east = (next.longitude - point.longitude) * Math.cos((point.latitude * Math.PI) / 180);
          const heading = (Math.atan2(east, north) * 180) / Math.PI;
          const apart = Math.abs(((heading - (point.heading ?? 0) + 540) % 360) - 180);
          if (points.length > 12) assert(apart < 60, `${heading} instead of ${point.heading}`);
        });
      }
    }
    assert(intervals.length > 3_000);
    const usual = intervals.filter((interval) => interval >= 29 * SECOND && interval <= 61 * SECOND);
    assert(usual.length > intervals.length * 0.98);
    assert(Math.max(...intervals) <= LONGEST_INTERVAL);
  });
});

describe("the fleet at an instant", () => {
  test("ends each track: its last position is the last of the history up to then", () => {
    for (const now of [
      REFERENCE - 30 * DAY,
      REFERENCE,
      REFERENCE + 3 * HOUR,
      REFERENCE + 16 * HOUR,
      REFERENCE + 400 * DAY,
    ]) {
      const fleet = new Fleet(5, 80).at(now);
      let compared = 0;
      for (const asset of fleet.assets()) {
        if (!asset.mounted || asset.lastCommunication === null) continue;
        const points = [...fleet.track(asset.index).points({ start: asset.lastCommunication - HOUR, end: now })];
        const last = points.at(-1);
        assert.equal(last?.instant, asset.lastCommunication);
        if (last.latitude === 0) continue;
        assert(distance(last, asset) < ROUNDING);
        compared++;
      }
      assert(compared > 50);
    }
  });

  test("has driven as far as its odometers say", () => {
    const fleet = new Fleet(6, 80);
    const later = fleet.at(REFERENCE + 2 * DAY);
    let driven = 0;
    for (const asset of later.assets()) {
      const before = fleet.asset(asset.index);
      const points = [...fleet.track(asset.index).points({ start: REFERENCE, end: asset.lastCommunication ?? 0 })];
      const done = points.filter(({ leg }) => leg.kind === "trip" && leg.end <= (asset.lastCommunication ?? 0));
      const kilometres = done.reduce((sum, { metres }) => sum + metres, 0) / 1_000;
      assert(Math.abs(asset.odometer - before.odometer - kilometres) < 0.5 + kilometres / 50);
      assert(asset.odometerAtMidnight <= asset.odometer && asset.odometerAtMidnight >= before.odometer);
      driven += kilometres;
    }
    assert(driven > 2_000);
  });
});
