import { BadParameters } from "../errors.ts";
import { REFERENCE } from "../fleet/calendar.ts";
import { EVENT_KINDS, type EventKind, lastOccurrence, type Period } from "../fleet/events.ts";
import type { Fleet } from "../fleet/fleet.ts";
import { lastLiveOccurrence } from "../fleet/liveEvents.ts";
import { checkPeriod, optionalInstant, optionalInteger, optionalIntegers } from "../parameters.ts";
import { map } from "../stream.ts";
import { eventRecord } from "../wire/eventRecord.ts";
import { textAt } from "./narrowing.ts";
import type { Entry, Resource } from "./resource.ts";

/** `GET evenement/lastEvent`: each vehicle's last event with one of the requested codes, if it has one. */
export const latestEvents: Resource = {
  method: "GET",
  path: "/evenement/lastEvent",
  about: "an object: vehicle id → its last event with one of codeEvenements",
  keyOf: (record) => textAt(record, "vehicleEngin.id"),
  expandable: true,
  narrowing: { vehiculesIds: "vehicleEngin.id", entitiesIds: "entite.id" },
  records(c, fleet) {
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
    const kinds = EVENT_KINDS.filter((kind) => codes.includes(kind.number));
    return events(fleet, { vehicleIds, entityIds, kinds, period, customerId });
  },
  samples: (fleet) =>
    map(
      events(fleet, {
        vehicleIds: null,
        entityIds: null,
        kinds: EVENT_KINDS,
        period: { start: 0, end: fleet.now },
        customerId: null,
      }),
      ([, record]) => record,
    ),
};

interface Search {
  readonly vehicleIds: readonly number[] | null;
  readonly entityIds: readonly number[] | null;
  readonly kinds: readonly EventKind[];
  readonly period: Period;
  readonly customerId: number | null;
}

function* events(fleet: Fleet, { vehicleIds, entityIds, kinds, period, customerId }: Search): Iterable<Entry> {
  for (const asset of fleet.assets(vehicleIds)) {
    if (entityIds !== null && !entityIds.includes(asset.entity.id)) continue;
    const track = fleet.track(asset.index);
    const occurrence =
      lastLiveOccurrence(track, kinds, period) ?? lastOccurrence(fleet.seed, track.asset, kinds, period);
    if (occurrence === null) continue;
    const then = occurrence.instant > REFERENCE ? track.assetBy(occurrence.instant) : track.asset;
    yield [String(asset.id), eventRecord(fleet.seed, then, occurrence, customerId, fleet.now)];
  }
}
