import type { Asset } from "../fleet/asset.ts";
import type { Assignment } from "../fleet/drivers.ts";
import { Random } from "../random.ts";
import { withGaps } from "./gaps.ts";
import { individu } from "./person.ts";
import { currentVehicule, vehicle, vehicleEngin } from "./vehicle.ts";

/** What stays when keys are left out, because an assignment would be of no use without. */
const ESSENTIAL = ["chauffeurVehicule", "dateDebut", "idIndividu", "idVehicule"];

/** One element of the answer to `GET affectations_chauffeurs/historique`. Its dates have one form only. */
export function driverAssignmentRecord(seed: number, asset: Asset, { id, driver, start, end }: Assignment) {
  const random = new Random(seed, "driver assignment record", id);
  const record = {
    vehicule: {
      ...vehicleEngin(vehicle(currentVehicule(seed, asset))),
      boutonEvenementEnabled: new Random(seed, "button", asset.index).chance(0.3),
    },
    chauffeur: individu(driver),
    chauffeurVehicule: {
      isVehiculeFonction: asset.model.category === "VL" && asset.index % 3 === 0,
      idVehicule: asset.id,
      dateDebut: new Date(start).toISOString(),
      idIndividu: driver.id,
      id,
      dateFin: end === null ? null : new Date(end).toISOString(),
    },
  };
  return withGaps(random, record, ESSENTIAL);
}
