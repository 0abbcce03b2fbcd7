import type { Asset } from "../fleet/asset.ts";
import { DAY, TODAY } from "../fleet/calendar.ts";
import type { Fleet } from "../fleet/fleet.ts";
import { steps } from "../fleet/steps.ts";
import { optionalInteger, requiredDay, requiredInteger } from "../parameters.ts";
import { dailyReportRecord } from "../wire/dailyReportRecord.ts";
import type { Resource } from "./resource.ts";

/** `GET mobility/v1/ficheJour`: the trips and stops of a vehicle's day. */
export const dailyReport: Resource = {
  method: "GET",
  path: "/mobility/v1/ficheJour",
  about: '{"fjRows": [...]}, the trips and stops of vehId on date',
  enumerated: ["anomalyType"],
  key: "fjRows",
  records(c, fleet) {
    optionalInteger(c, "customerId");
    const id = requiredInteger(c, "vehId");
    const day = requiredDay(c, "date");
    return dayOf(fleet, fleet.assets([id]), day);
  },
  samples: (fleet) => dayOf(fleet, fleet.assets(), TODAY - 7 * DAY),
};

function* dayOf(fleet: Fleet, assets: Iterable<Asset>, day: number): Iterable<unknown> {
  for (const asset of assets) {
    const track = fleet.track(asset.index);
    for (const step of steps(track, day, fleet.now)) yield dailyReportRecord(fleet.seed, track, step);
  }
}
