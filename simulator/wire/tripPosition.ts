import type { Asset } from "../fleet/asset.ts";
import { mobileState } from "../fleet/state.ts";
import { isAt } from "../fleet/surroundings.ts";
import { Random } from "../random.ts";
import { frenchDay } from "./dates.ts";
import { address, pointOfInterest } from "./place.ts";

/** What the positions of an asset draw from: the same each time, so that two mentions of one agree. */
export function tripPositionRandom(seed: number, asset: Asset): Random {
  return new Random(seed, "vehicle position record", asset.index);
}

/**
 * `position` of a vehicle, `posDeb` and `posFin` of a trip. The forms of `date` and `heure` are not documented: here, a
 * French day, and hours and minutes.
 */
export function tripPosition(seed: number, random: Random, asset: Asset) {
  const instant = asset.lastCommunication ?? asset.installed;
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
    poi:
      at.gpsCalle && isAt(place, asset)
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
  const state = mobileState(seed, asset);
  if (asset.sighting !== null && state === "START_ACTION") return "D";
  if (asset.sighting !== null && asset.sighting.speed > 0) return "R";
  if (state === "TRAVELING") return random.chance(0.1) ? "D" : "R";
  return state === "WAITING" || state === "ENGINE_UP" ? "T" : "A";
}
