import assert from "node:assert/strict";
import type { OceanClient } from "ocean-fleet";
import { connect } from "../../package/simulated.ts";
import type { Runs } from "./run.ts";

type Following<T> = (ocean: OceanClient, target: T, signal: AbortSignal) => Promise<void>;
type Feature = { geometry: { type: string; coordinates: unknown[] } };
type Day = { track: { features: Feature[] }; trips: unknown[] };

const ENOUGH = new Error("enough");

export const liveMaps: Runs = {
  followList: async (load) => {
    const follow = await load<Following<Map<string, string>>>();
    const controller = new AbortController();
    class List extends Map<string, string> {
      override set(id: string, text: string) {
        // At the end of the turn, when the first update is complete.
        setImmediate(() => controller.abort(ENOUGH));
        return super.set(id, text);
      }
    }
    const list = new List();
    await assert.rejects(follow(connect().ocean, list, controller.signal), ENOUGH);
    assert.ok(list.size > 100);
    assert.ok([...list.values()].some((text) => /: (?!never seen)./.test(text)));
  },

  followMap: async (load) => {
    const follow = await load<Following<object>>();
    const controller = new AbortController();
    let features = 0;
    const source = {
      setData: (data: { features: unknown[] }) => {
        features = data.features.length;
        controller.abort(ENOUGH);
      },
    };
    const sources = new Map<string, object>();
    const map = {
      addSource: (id: string) => sources.set(id, source),
      addLayer: (layer: { source: string }) => assert.ok(sources.has(layer.source)),
      getSource: (id: string) => sources.get(id),
    };
    await assert.rejects(follow(connect().ocean, map, controller.signal), ENOUGH);
    assert.ok(features > 100);
  },

  dayOf: async (load) => {
    const dayOf = await load<(ocean: OceanClient, plate: string, vehicleId: number, day: string) => Promise<Day>>();
    const { ocean } = connect();
    const [history] = await ocean.positionHistory({
      registrations: ["WK-730-JS"],
      start: "2025-12-15T08:00:00Z",
      end: "2025-12-15T10:00:00Z",
    });
    const { vehicle } = history ?? assert.fail("the simulator has no such vehicle");
    const { track, trips } = await dayOf(ocean, "WK-730-JS", Number(vehicle?.id), "2025-12-15");
    assert.equal(track.features[0]?.geometry.type, "LineString");
    assert.ok((track.features[0]?.geometry.coordinates.length ?? 0) > 10);
    assert.ok(trips.length > 0);
  },
};
