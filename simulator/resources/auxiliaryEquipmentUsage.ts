import { DAY, TODAY } from "../fleet/calendar.ts";
import { checkPeriod, optionalInteger, optionalIntegers, requiredDay } from "../parameters.ts";
import { map } from "../stream.ts";
import { usageRecord } from "../wire/usageRecord.ts";
import type { Resource } from "./resource.ts";

/** Of a longer period, only the first days are answered. */
const MAX_DAYS = 31;

/** `GET dioUtilisation/duree`: how long the auxiliary equipment of each vehicle ran, day by day. */
export const auxiliaryEquipmentUsage: Resource = {
  method: "GET",
  path: "/dioUtilisation/duree",
  about: "the use of auxiliary equipment from startDate to endDate, all vehicles or vehIds",
  expandable: true,
  narrowing: { vehIds: "vehicle.id" },
  maps: ["dayTotalUsePerEquipement", "totalUsePerEquipementForPeriod", "totalUserPerEquipementForPeriod"],
  records(c, fleet) {
    optionalInteger(c, "customerId");
    const ids = optionalIntegers(c, "vehIds");
    const start = requiredDay(c, "startDate");
    const end = requiredDay(c, "endDate");
    checkPeriod(start, end);
    const count = Math.min((end - start) / DAY + 1, MAX_DAYS);
    const days = Array.from({ length: count }, (_, i) => start + i * DAY);
    return map(fleet.assets(ids), (asset) => usageRecord(fleet.seed, asset, days));
  },
  samples: (fleet) =>
    map(fleet.assets(), (asset) => {
      const record = usageRecord(fleet.seed, asset, [TODAY - 2 * DAY, TODAY - DAY]);
      // The two spellings of one thing agree.
      return { ...record, totalUserPerEquipementForPeriod: record.totalUsePerEquipementForPeriod };
    }),
};
