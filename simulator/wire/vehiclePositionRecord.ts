import { type Asset, lastHeardOf } from "../fleet/asset.ts";
import { stateLastSeen } from "../fleet/state.ts";
import { Random } from "../random.ts";
import { frenchDay } from "./dates.ts";
import { withGaps } from "./gaps.ts";
import { address, pointOfInterest } from "./place.ts";
import { immobilisationState } from "./position.ts";
import { currentVehicule } from "./vehicle.ts";

/** One element of `vehicles` in the answer to `GET mobility/v1/vehiclePositions`. */
export function vehiclePositionRecord(seed: number, asset: Asset) {
  const random = new Random(seed, "vehicle position record", asset.index);
  const vehicle = currentVehicule(seed, asset);
  const instant = lastHeardOf(asset);
  const record = {
    description: vehicle.description,
    entityName: asset.entity.name,
    etatImmobilisation: immobilisationState(seed, asset),
    genre: vehicle.categorie,
    geolocalise: vehicle.geolocalise,
    id: String(asset.id),
    immat: asset.registration,
    marque: vehicle.marque,
    modele: vehicle.modele,
    nomImage: vehicle.nomImage,
    position: instant === null ? null : tripPosition(seed, random, asset, instant),
  };
  return withGaps(random, record);
}

/** `position`. The forms of `date` and `heure` are not documented: here, a French day, and hours and minutes. */
function tripPosition(seed: number, random: Random, asset: Asset, instant: number) {
  const at = address(seed, asset, asset.customer.id);
  const { place } = asset;
  const { denominationPoi, libelleTypePoi } = pointOfInterest(random, place, asset.customer.id);
  return {
    cap: at.cap,
    date: frenchDay(instant),
    driver: asset.driver && {
      matricule: asset.driver.staffNumber,
      nom: asset.driver.lastName,
      prenom: asset.driver.firstName,
      tel: asset.driver.mobile,
    },
    etat: tripState(seed, random, asset),
    fullAddress: at.gpsCalle
      ? { address: at.address, country: "France", postalCode: at.postCode, town: at.town }
      : null,
    gpsCale: at.gpsCalle,
    heure: new Date(instant).toISOString().slice(11, 16),
    latitudeY: at.latitude,
    longitudeX: at.longitude,
    poi: at.gpsCalle
      ? random.maybe(0.9, () => ({
          couleurHTML: libelleTypePoi.color,
          nom: denominationPoi,
          nomType: libelleTypePoi.libelle,
        }))
      : null,
  };
}

/** `etat`: starting, waiting, travelling or stopped. */
function tripState(seed: number, random: Random, asset: Asset) {
  const state = stateLastSeen(seed, asset);
  if (state === "TRAVELING") return random.chance(0.1) ? "D" : "R";
  return state === "WAITING" || state === "ENGINE_UP" ? "T" : "A";
}
