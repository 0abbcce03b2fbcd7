import { steps } from "../fleet/steps.ts";
import { optionalInteger, requiredDay, requiredInteger } from "../parameters.ts";
import { jsonArray } from "../stream.ts";
import { dailyReportRecord } from "../wire/dailyReportRecord.ts";
import type { Resource } from "./resource.ts";

/** `GET mobility/v1/ficheJour`: the trips and stops of a vehicle's day. */
export const dailyReport: Resource = {
  method: "GET",
  path: "/mobility/v1/ficheJour",
  about: '{"fjRows": [...]}, the trips and stops of vehId on date',
  enumerated: ["anomalyType"],
  respond(c, fleet) {
    optionalInteger(c, "customerId");
    const id = requiredInteger(c, "vehId");
    const day = requiredDay(c, "date");
    return jsonArray(c, records(), "fjRows");

    function* records(): Iterable<unknown> {
      for (const asset of fleet.assets([id])) {
        const track = fleet.track(asset.index);
        for (const step of steps(track, day, fleet.now)) yield dailyReportRecord(fleet.seed, track, step);
      }
    }
  },
};
