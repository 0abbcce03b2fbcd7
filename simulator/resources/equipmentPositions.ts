import { BadDate } from "../errors.ts";
import { DAY, HOUR, TODAY } from "../fleet/calendar.ts";
import type { Equipment } from "../fleet/equipment.ts";
import { equipmentPoints } from "../fleet/equipmentTrack.ts";
import type { Period } from "../fleet/events.ts";
import type { Fleet } from "../fleet/fleet.ts";
import { checkPeriod, optionalInteger, optionalIntegers, requiredInstant } from "../parameters.ts";
import { map } from "../stream.ts";
import { equipmentPositionsRecord } from "../wire/equipmentPositionsRecord.ts";
import type { Resource } from "./resource.ts";

/** `GET materiel/positionBetween`: where the equipment has been between two instants. */
export const equipmentPositions: Resource = {
  method: "GET",
  path: "/materiel/positionBetween",
  about: "where equipment, all of it or materielIds, was from dateDebut to dateFin, at most a day",
  narrowing: { materielIds: "materiel.materiel.id" },
  records(c, fleet) {
    const customerId = optionalInteger(c, "customerId");
    const ids = optionalIntegers(c, "materielIds");
    const start = requiredInstant(c, "dateDebut");
    const end = requiredInstant(c, "dateFin");
    checkPeriod(start, end);
    if (end - start > DAY) throw new BadDate("The period from dateDebut to dateFin must be at most one day.");
    const period = { start, end: Math.min(end, fleet.now) };
    return whereabouts(fleet, fleet.equipment(ids), period, customerId);
  },
  samples: (fleet) => whereabouts(fleet, fleet.equipment(), { start: TODAY, end: TODAY + 5 * HOUR }, null),
};

function whereabouts(
  { seed, directory }: Fleet,
  equipment: Iterable<Equipment>,
  period: Period,
  customerId: number | null,
): Iterable<unknown> {
  return map(equipment, (item) =>
    equipmentPositionsRecord(seed, item, equipmentPoints(seed, directory, item, period), customerId),
  );
}
