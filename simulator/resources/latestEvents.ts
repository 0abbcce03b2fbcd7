import { BadParameters } from "../errors.ts";
import { REFERENCE } from "../fleet/calendar.ts";
import { EVENT_KINDS, lastOccurrence } from "../fleet/events.ts";
import { lastLiveOccurrence } from "../fleet/liveEvents.ts";
import { checkPeriod, includedFields, optionalInstant, optionalInteger, optionalIntegers } from "../parameters.ts";
import { jsonObject } from "../stream.ts";
import { eventRecord } from "../wire/eventRecord.ts";
import type { Resource } from "./resource.ts";

/** `GET evenement/lastEvent`: each vehicle's last event with one of the requested codes, if it has one. */
export const latestEvents: Resource = {
  method: "GET",
  path: "/evenement/lastEvent",
  about: "an object: vehicle id → its last event with one of codeEvenements",
  respond(c, fleet) {
    const customerId = optionalInteger(c, "customerId");
    const codes = optionalIntegers(c, "codeEvenements");
    if (codes === null) throw new BadParameters("The parameter codeEvenements is mandatory.");
    const vehicleIds = optionalIntegers(c, "vehiculesIds");
    const entityIds = optionalIntegers(c, "entitiesIds");
    const asked = {
      start: optionalInstant(c, "dateDebut") ?? Number.NEGATIVE_INFINITY,
      end: optionalInstant(c, "dateFin") ?? Number.POSITIVE_INFINITY,
    };
    checkPeriod(asked.start, asked.end);
    const period = { start: asked.start, end: Math.min(asked.end, fleet.now) };
    const included = includedFields(c);
    const kinds = EVENT_KINDS.filter((kind) => codes.includes(kind.number));
    return jsonObject(c, members());

    function* members(): Iterable<[string, unknown]> {
      for (const asset of fleet.assets(vehicleIds)) {
        if (entityIds !== null && !entityIds.includes(asset.entity.id)) continue;
        const track = fleet.track(asset.index);
        const occurrence =
          lastLiveOccurrence(track, kinds, period) ?? lastOccurrence(fleet.seed, track.asset, kinds, period);
        if (occurrence === null) continue;
        const then = occurrence.instant > REFERENCE ? track.assetBy(occurrence.instant) : track.asset;
        yield [String(asset.id), included(eventRecord(fleet.seed, then, occurrence, customerId, fleet.now))];
      }
    }
  },
};
