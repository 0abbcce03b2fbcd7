import type { Asset } from "../fleet/asset.ts";
import type { Person, Place } from "../fleet/directory.ts";
import { isAt, nearestPlace } from "../fleet/surroundings.ts";
import type { Track, TrackPoint } from "../fleet/track.ts";
import { Random } from "../random.ts";
import { withGaps } from "./gaps.ts";
import { libelleTypePoi } from "./place.ts";
import { currentVehicule } from "./vehicle.ts";

/** What stays in a position when keys are left out, because it would be of no use without. */
const ESSENTIAL = ["date", "distanceDepuisPosPrecMeter", "latitudeY", "longitudeX"];

/** One element of `positionsVehicles` in the answer to `GET positions/search`. */
export function positionHistoryRecord(
  seed: number,
  track: Track,
  points: Iterable<TrackPoint>,
  hasAddress: (point: TrackPoint) => boolean,
) {
  const { asset } = track;
  const { description, immatriculation, valeurConsommation } = currentVehicule(seed, asset);
  const litresPerMetre = isElectric(asset) || valeurConsommation === null ? null : valeurConsommation / 100_000;
  const vehicle = {
    descriptionVehicule: description,
    idVehicule: asset.id,
    immatriculation,
    typeMotorisationEnergie: isElectric(asset) ? "MONO_ELECTRIQUE" : null,
  };
  return {
    positions: Array.from(points, (point) => {
      const random = new Random(seed, "position", asset.index, point.instant);
      return withGaps(
        random,
        position(random, track, point, hasAddress(point) ? track.streetAt(point) : null, litresPerMetre),
        ESSENTIAL,
      );
    }),
    vehicle: withGaps(new Random(seed, "position history record", asset.index), vehicle, [
      "idVehicule",
      "immatriculation",
    ]),
  };
}

/** The form of `date` is documented nowhere: here, that of the request's dates. */
function position(
  random: Random,
  track: Track,
  point: TrackPoint,
  street: string | null,
  litresPerMetre: number | null,
) {
  const { instant, latitude, longitude, heading, speed, metres, state } = point;
  const driver = track.driverAt(instant);
  const { place, town } = surroundings(track, point);
  return {
    address:
      street === null || town === null
        ? null
        : {
            address: `${street}, ${town.postCode} ${town.name}`,
            country: "France",
            postalCode: town.postCode,
            town: town.name,
          },
    adresseDeReference: place?.name ?? null,
    approximationMeter: random.maybe(0.9, () => random.decimal(1.5, 40, 1)),
    cap: heading,
    chauffeur: driver && fullName(driver),
    consommationThermiqueL:
      litresPerMetre === null || metres === 0 ? null : Math.round(metres * litresPerMetre * 1_000) / 1_000,
    date: new Date(instant).toISOString(),
    distanceDepuisPosPrecMeter: metres,
    etat: state,
    initialesChauffeur: driver?.initials ?? null,
    latitudeY: latitude,
    longitudeX: longitude,
    matriculeChauffeur: driver?.staffNumber ?? null,
    typePoi: place && libelleTypePoi(place).libelle,
    vitesseKmh: speed,
  };
}

/** The town of a position, and the point of interest that it is at; a position without a fix has neither. */
function surroundings({ asset, places }: Track, point: TrackPoint) {
  if (point.latitude === 0) return { place: null, town: null };
  const nearest: Place = nearestPlace(places, point);
  return { place: isAt(nearest, point) ? nearest : null, town: asset.place.town };
}

function fullName({ firstName, lastName }: Person): string {
  return `${firstName} ${lastName}`;
}

/** Whether it has no engine that burns fuel: the only value of `typeMotorisationEnergie` that the vendor shows. */
function isElectric({ model }: Asset): boolean {
  return model.electric && model.motorisation === "MONO";
}
