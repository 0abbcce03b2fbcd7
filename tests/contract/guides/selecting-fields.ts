import assert from "node:assert/strict";
import type { OceanClient } from "ocean-fleet";
import { connect } from "../../package/simulated.ts";
import type { Runs } from "./run.ts";

export const selectingFields: Runs = {
  plates: async (load) => {
    const plates = await (await load<(ocean: OceanClient) => Promise<Map<number, string>>>())(connect().ocean);
    assert.ok(plates.size > 100);
    assert.ok([...plates.values()].includes("WK-730-JS"));
  },

  positions: async (load) => {
    const positions = await load<(ocean: OceanClient) => Promise<object[]>>();
    const { ocean, seen } = connect();
    const records = await positions(ocean);
    const bytes = seen.body.length;
    assert.deepEqual(records, await ocean.nonCommunicatingDevices({}, { select: ["id", "position"] }));
    assert.ok(bytes < seen.body.length / 2, `${bytes} of ${seen.body.length} bytes`);
  },

  hoursSilent: async (load) => {
    const hoursSilent = await load<(ocean: OceanClient, now: number) => Promise<number[]>>();
    const hours = await hoursSilent(connect().ocean, Date.UTC(2026, 0, 15, 8));
    assert.ok(hours.length > 100);
    assert.ok(hours.every((value) => value >= 0 && value < 24 * 365 * 20));
  },

  timeZones: async (load) => {
    const timeZones = await load<(ocean: OceanClient) => Promise<Set<string>>>();
    assert.ok((await timeZones(connect().ocean)).has("Europe/Paris"));
  },
};
