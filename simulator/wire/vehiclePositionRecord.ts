import { type Asset, lastHeardOf } from "../fleet/asset.ts";
import { withGaps } from "./gaps.ts";
import { immobilisationState } from "./position.ts";
import { tripPosition, tripPositionRandom } from "./tripPosition.ts";
import { currentVehicule } from "./vehicle.ts";

/** One element of `vehicles` in the answer to `GET mobility/v1/vehiclePositions`. */
export function vehiclePositionRecord(seed: number, asset: Asset) {
  const random = tripPositionRandom(seed, asset);
  const vehicle = currentVehicule(seed, asset);
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
    position: lastHeardOf(asset) === null ? null : tripPosition(seed, random, asset),
  };
  return withGaps(random, record);
}
