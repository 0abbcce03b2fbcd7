import { BadDate } from "../errors.ts";
import { DAY } from "../fleet/calendar.ts";
import { equipmentPoints } from "../fleet/equipmentTrack.ts";
import { checkPeriod, optionalInteger, optionalIntegers, requiredInstant } from "../parameters.ts";
import { jsonArray, map } from "../stream.ts";
import { equipmentPositionsRecord } from "../wire/equipmentPositionsRecord.ts";
import type { Resource } from "./resource.ts";

/** `GET materiel/positionBetween`: where the equipment has been between two instants. */
export const equipmentPositions: Resource = {
  method: "GET",
  path: "/materiel/positionBetween",
  about: "where equipment, all of it or materielIds, was from dateDebut to dateFin, at most a day",
  respond(c, fleet) {
    const customerId = optionalInteger(c, "customerId");
    const ids = optionalIntegers(c, "materielIds");
    const start = requiredInstant(c, "dateDebut");
    const end = requiredInstant(c, "dateFin");
    checkPeriod(start, end);
    if (end - start > DAY) throw new BadDate("The period from dateDebut to dateFin must be at most one day.");
    const period = { start, end: Math.min(end, fleet.now) };
    return jsonArray(
      c,
      map(fleet.equipment(ids), (item) => {
        const points = equipmentPoints(fleet.seed, fleet.directory, item, period);
        return equipmentPositionsRecord(fleet.seed, item, points, customerId);
      }),
    );
  },
};
