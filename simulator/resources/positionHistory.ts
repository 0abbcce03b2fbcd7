import { BadParameters } from "../errors.ts";
import { DAY, TODAY } from "../fleet/calendar.ts";
import { positionsBetween } from "../fleet/storage.ts";
import type { TrackPoint } from "../fleet/track.ts";
import {
  checkPeriod,
  optionalBoolean,
  optionalInteger,
  optionalTexts,
  requiredIsoInstant,
  requiredTexts,
} from "../parameters.ts";
import { map } from "../stream.ts";
import { MOBILE_STATES } from "../wire/enumerations.ts";
import { positionHistoryRecord } from "../wire/positionHistoryRecord.ts";
import type { Resource } from "./resource.ts";

/** Positions are kept for two months. */
const KEPT = 62 * DAY;

/** `GET positions/search`: where vehicles have been between two instants. */
export const positionHistory: Resource = {
  method: "GET",
  path: "/positions/search",
  about: '{"positionsVehicles": [...]}, the positions of immatriculation from startDate to endDate',
  enumerated: ["typeMotorisationEnergie"],
  key: "positionsVehicles",
  narrowing: { immatriculation: "vehicle.immatriculation" },
  records(c, fleet) {
    optionalInteger(c, "customerId");
    const registrations = requiredTexts(c, "immatriculation");
    const start = requiredIsoInstant(c, "startDate");
    const end = requiredIsoInstant(c, "endDate");
    checkPeriod(start, end);
    const byStorage = optionalBoolean(c, "byStorageDate") ?? false;
    const withPrivacy = optionalBoolean(c, "withPrivacy") ?? true;
    const withAddresses = !(optionalBoolean(c, "addressEnrichmentDisable") ?? false);
    const states = optionalTexts(c, "addressEnrichmentEtatMobile");
    const unknown = states?.find((state) => !MOBILE_STATES.some((known) => known === state));
    if (unknown !== undefined) {
      throw new BadParameters(`The parameter addressEnrichmentEtatMobile must be one of ${MOBILE_STATES.join(", ")}.`);
    }
    const hasAddress = ({ state }: TrackPoint) => withAddresses && (states?.includes(state) ?? true);
    const period = { start: Math.max(start, fleet.now - KEPT), end };
    return map(fleet.assetsRegistered(registrations), (asset) => {
      const track = fleet.track(asset.index);
      const points = positionsBetween(track, period, fleet.now, { byStorage, withPrivacy });
      return positionHistoryRecord(fleet.seed, track, points, hasAddress);
    });
  },
  samples: (fleet) =>
    map(fleet.assets(), ({ index }) => {
      const track = fleet.track(index);
      const driven = [...track.points({ start: TODAY - 7 * DAY, end: TODAY - 6 * DAY })].filter(
        ({ speed }) => speed > 0,
      );
      return positionHistoryRecord(fleet.seed, track, driven.slice(0, 5), () => true);
    }),
};
