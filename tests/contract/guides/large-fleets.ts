import assert from "node:assert/strict";
import type { OceanClient, Vehicle } from "ocean-fleet";
import { connect } from "../../package/simulated.ts";
import type { Runs } from "./run.ts";

type Search = (ocean: OceanClient) => (registration: string) => Promise<Vehicle[]>;

export const largeFleets: Runs = {
  countByReason: async (load) => {
    const countByReason = await load<(ocean: OceanClient) => Promise<Map<string, number>>>();
    const { ocean } = connect();
    const counts = await countByReason(ocean);
    assert.ok(counts.size > 2);
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    assert.equal(total, (await ocean.nonCommunicatingDevices()).length);
  },

  loadVehicles: async (load) => {
    const loadVehicles = await load<(ocean: OceanClient, bar: { value: number; max: number }) => Promise<Vehicle[]>>();
    const { ocean, seen } = connect();
    const bar = { value: 0, max: 1 };
    assert.ok((await loadVehicles(ocean, bar)).length > 100);
    assert.equal(bar.value, seen.body.length);
  },

  search: async (load) => {
    const search = (await load<Search>())(connect().ocean);
    const first = assert.rejects(search("WK"), { name: "AbortError" });
    const [vehicle] = await search("WK-730-JS");
    assert.equal(vehicle?.registration, "WK-730-JS");
    await first;
  },

  registrationsIn: async (load) => {
    const registrationsIn = await load<(response: Response) => Promise<string[]>>();
    const { ocean, seen } = connect();
    const vehicles = await ocean.vehicles();
    const registrations = await registrationsIn(new Response(seen.body));
    assert.deepEqual(
      registrations,
      vehicles.flatMap(({ registration }) => registration ?? []),
    );
  },
};
