import type { Equipment } from "../fleet/equipment.ts";
import type { EquipmentPoint } from "../fleet/equipmentTrack.ts";
import { Random } from "../random.ts";
import { frenchDay } from "./dates.ts";
import { equipmentRecord } from "./equipmentRecord.ts";
import { withGaps } from "./gaps.ts";
import { COUNTRY_CODE, pointOfInterest } from "./place.ts";

/** The share of reports without a satellite fix: tags are carried into cellars and containers. */
const NO_FIX = 0.03;

/** One element of the answer to `GET materiel/positionBetween`. */
export function equipmentPositionsRecord(
  seed: number,
  equipment: Equipment,
  points: Iterable<EquipmentPoint>,
  customerId: number | null,
) {
  return {
    materiel: equipmentRecord(seed, equipment, customerId),
    positions: Array.from(points, (point) => position(seed, equipment, point)),
  };
}

/** The form of `gmtPosFormat` is documented nowhere: here, a French day and the time of day. */
function position(seed: number, { customer }: Equipment, { id, instant, place, ...at }: EquipmentPoint) {
  const random = new Random(seed, "equipment position", id);
  const fixed = !random.chance(NO_FIX);
  const [latitude, longitude] = fixed ? [at.latitude, at.longitude] : [0, 0];
  const record = {
    address: fixed ? `${place.street}, ${place.town.postCode} ${place.town.name}` : null,
    cap: random.maybe(0.4, () => random.integer(0, 359)),
    closestPoi: fixed ? closestPoi(random, place, customer.id) : null,
    codeExploitant: random.maybe(0.9, () => customer.code),
    countryCode: fixed ? COUNTRY_CODE : null,
    gmtPosFormat: `${frenchDay(instant)} ${new Date(instant).toISOString().slice(11, 19)}`,
    gpsCalle: fixed,
    idEtatMobile: random.integer(1, 6),
    idPositionGeo: id,
    latitude,
    latitudeYPos: latitude,
    longitude,
    longitudeXPos: longitude,
    numeroEmbarquePos: random.maybe(0.8, () => random.integer(1, 65_535)),
    postCode: fixed ? place.town.postCode : null,
    precision: random.maybe(0.8, () => random.decimal(3, 60, 1)),
    town: fixed ? place.town.name : null,
  };
  return withGaps(random, record, ["gmtPosFormat", "idPositionGeo", "latitude", "longitude"]);
}

/** A point of interest as this endpoint shows it: with less than the others do. */
function closestPoi(random: Random, place: EquipmentPoint["place"], clientId: number) {
  const { etatRegionPoi, geom, propSpecifiqueDTO, ...rest } = pointOfInterest(random, place, clientId);
  return rest;
}
