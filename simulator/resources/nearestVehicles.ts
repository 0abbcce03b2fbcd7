import { BadParameters } from "../errors.ts";
import { type Asset, lastHeardOf } from "../fleet/asset.ts";
import type { Fleet } from "../fleet/fleet.ts";
import { type Coordinates, coordinates, distance } from "../fleet/geography.ts";
import { jsonBody, MAX_INT32, optionalInteger, requiredInteger, requiredNumber } from "../parameters.ts";
import { map } from "../stream.ts";
import { nearestVehicleRecord } from "../wire/nearestVehicleRecord.ts";
import type { Resource } from "./resource.ts";

/** How much longer a route by road is than the straight line: a typical value for France. */
const ROAD_FACTOR = 1.3;
/** The default and maximum number of results of a search by road. */
const MAX_RESULTS_BY_ROAD = 10;
/** How many assets are measured before other requests get their turn. */
const TURN = 5_000;

/**
 * Metres in each unit of distance. The vendor's pages do not list the values of `radiusUnit`: these are what clients
 * can be expected to send, in upper or lower case, with or without a plural s.
 */
const UNITS: ReadonlyMap<string, number> = new Map([
  ["M", 1],
  ["METER", 1],
  ["METRE", 1],
  ["KM", 1_000],
  ["KILOMETER", 1_000],
  ["KILOMETRE", 1_000],
]);

/** `POST vehicule_engin/nearestVehicles`: the vehicles around a point, nearest first. */
export const nearestVehicles: Resource = {
  method: "POST",
  path: "/vehicule_engin/nearestVehicles",
  about: "the vehicles within radius of latitude, longitude, nearest first",
  async records(c, fleet) {
    const customerId = optionalInteger(c, "customerId");
    const radius = requiredInteger(c, "radius", { min: 1, max: MAX_INT32 });
    const centre = {
      latitude: requiredNumber(c, "latitude", { min: -90, max: 90 }),
      longitude: requiredNumber(c, "longitude", { min: -180, max: 180 }),
    };
    const limit = optionalInteger(c, "resultsLimit", { min: 1, max: MAX_RESULTS_BY_ROAD });
    const { byRoad, unit } = readBody(await jsonBody(c));

    const factor = byRoad ? ROAD_FACTOR : 1;
    const found = await within(fleet, centre, (radius * unit) / factor);
    const results = byRoad ? found.slice(0, limit ?? MAX_RESULTS_BY_ROAD) : found;
    return map(results, ({ index, metres }) =>
      nearestVehicleRecord(fleet.seed, fleet.asset(index), {
        metres: metres * factor,
        unit,
        customerId,
        now: fleet.now,
      }),
    );
  },
  samples: (fleet) =>
    map(fleet.assets(), (asset) =>
      nearestVehicleRecord(fleet.seed, asset, { metres: 12_340, unit: 1_000, customerId: null, now: fleet.now }),
    ),
};

function readBody(body: unknown) {
  if (typeof body !== "object" || body === null) throw new BadParameters("The body must be a JSON object.");
  const { computeMode, radiusUnit } = body as { computeMode?: unknown; radiusUnit?: unknown };
  if (computeMode !== "VOL_OISEAU" && computeMode !== "PAR_ROUTE") {
    throw new BadParameters("The body's computeMode must be VOL_OISEAU or PAR_ROUTE.");
  }
  const unit = UNITS.get(
    String(radiusUnit ?? "KM")
      .toUpperCase()
      .replace(/S$/, ""),
  );
  if (unit === undefined) {
    throw new BadParameters(`The body's radiusUnit must be one of ${[...UNITS.keys()].join(", ")}, or omitted for KM.`);
  }
  return { byRoad: computeMode === "PAR_ROUTE", unit };
}

/** The assets within a distance, nearest first; only those whose device had a position. */
async function within(fleet: Fleet, centre: Coordinates, limit: number) {
  const found: { index: number; metres: number }[] = [];
  for (const asset of fleet.assets()) {
    if (asset.index % TURN === TURN - 1) await nextTurn();
    if (!isLocated(asset)) continue;
    const metres = distance(centre, coordinates(asset));
    if (metres <= limit) found.push({ index: asset.index, metres });
  }
  return found.sort((a, b) => a.metres - b.metres);
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function isLocated(asset: Asset): boolean {
  return asset.located && lastHeardOf(asset) !== null;
}
