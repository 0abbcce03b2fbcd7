import type { Asset } from "../fleet/asset.ts";
import { hasAuxiliaryEquipment } from "../fleet/auxiliary.ts";
import { ASSET_TYPES } from "../fleet/models.ts";
import { COLOURS, MARKS, USES } from "../fleet/phrases.ts";
import { isPrivate } from "../fleet/state.ts";
import { Random } from "../random.ts";
import { wireDate } from "./dates.ts";

/** What `currentVehicule` holds beyond `vehicle`. */
type DetailKey =
  | "apcMode"
  | "boitierAvantCoupeCircuit"
  | "buzzerSurvitesseEnabled"
  | "categorieVehiculeEcoConduite"
  | "coupeBatterie"
  | "date1ereMec"
  | "emissionCo2"
  | "etatEcoConduite"
  | "geomissionEnabled"
  | "idEnergie"
  | "idModeDeplacement"
  | "idUniteConsommation"
  | "nombreCvFiscaux"
  | "prk"
  | "signesDistinctifs"
  | "valeurConsommation"
  | "vin";

/** What `vehicle` holds beyond `vehicleEngin`. */
type IdentityKey =
  | "couleur"
  | "immatriculation"
  | "marque"
  | "modele"
  | "numeroEmbarque"
  | "numeroParc"
  | "numeroSerie";

/**
 * `currentVehicule`, and `vehicle` of the list of vehicles: everything the API says about a vehicle. Derived from the
 * asset alone, so that every mention of a vehicle, in any resource, agrees with the others.
 */
export function currentVehicule(seed: number, asset: Asset) {
  const random = new Random(seed, "vehicle", asset.index);
  const { model } = asset;
  const onRoad = asset.registration !== null;
  return {
    apcMode: random.maybe(0.7, () => "GPS"),
    boitierAvantCoupeCircuit: random.chance(0.2),
    buzzerSurvitesseEnabled: random.chance(0.3),
    categorie: model.category,
    categorieVehiculeEcoConduite: model.ecoCategory,
    couleur: random.maybe(0.8, () => random.pick(COLOURS)),
    coupeBatterie: random.chance(0.1),
    date1ereMec: onRoad ? wireDate(random, asset.firstRegistered) : null,
    description: random.maybe(0.8, () => random.pick(USES)),
    detectionPorteEnabled: random.chance(0.1),
    dioEnabled: hasAuxiliaryEquipment(asset),
    dispositifIdentifiant: random.chance(0.7),
    emissionCo2: model.electric ? 0 : onRoad ? random.decimal(95, 260, 1) : null,
    etatEcoConduite: random.maybe(0.6, () => "ACTIF"),
    geolocalise: random.chance(0.97),
    geomissionEnabled: random.chance(0.25),
    geosecuriteEnabled: random.chance(0.15),
    id: asset.id,
    idEnergie: model.electric ? 4 : random.integer(1, 3),
    idModeDeplacement: random.maybe(0.7, () => random.integer(1, 5)),
    idUniteConsommation: random.integer(1, 3),
    immatriculation: asset.registration,
    immobilisationCablee: random.chance(0.12),
    libelleTypeAsset: libelleTypeAsset(asset),
    marque: model.make,
    modele: model.name,
    nomImage: random.maybe(0.5, () => `${asset.id}.jpg`),
    nombreCvFiscaux: onRoad ? random.integer(4, 14) : null,
    numeroEmbarque: random.integer(1, 65_535),
    numeroParc: `P${String(asset.index + 1).padStart(5, "0")}`,
    numeroSerie: random.maybe(onRoad ? 0.3 : 0.95, () => `SN${random.hex(8).toUpperCase()}`),
    odirectMode: random.maybe(0.8, () => "ODIRECT_UNIVERSEL"),
    privacyEnabled: isPrivate(asset),
    prk: random.maybe(0.6, () => random.decimal(0.18, 1.4, 3)),
    signesDistinctifs: random.maybe(0.35, () => random.pick(MARKS)),
    suppressionLogique: random.chance(0.02),
    typeMotorisation: model.motorisation,
    valeurConsommation: random.maybe(0.7, () => random.decimal(4.2, 34, 2)),
    vin: asset.vin,
  };
}

/** `vehicle`, and `vehicule` of a tachograph: the vehicle without its technical details. */
export function vehicle(full: ReturnType<typeof currentVehicule>): Omit<typeof full, DetailKey> {
  const {
    apcMode,
    boitierAvantCoupeCircuit,
    buzzerSurvitesseEnabled,
    categorieVehiculeEcoConduite,
    coupeBatterie,
    date1ereMec,
    emissionCo2,
    etatEcoConduite,
    geomissionEnabled,
    idEnergie,
    idModeDeplacement,
    idUniteConsommation,
    nombreCvFiscaux,
    prk,
    signesDistinctifs,
    valeurConsommation,
    vin,
    ...rest
  } = full;
  return rest;
}

/** `vehicleEngin`, and `vehicle` in records about something else: of what identifies a vehicle, it has only the id. */
export function vehicleEngin(full: ReturnType<typeof vehicle>): Omit<typeof full, IdentityKey> {
  const { couleur, immatriculation, marque, modele, numeroEmbarque, numeroParc, numeroSerie, ...rest } = full;
  return rest;
}

function libelleTypeAsset(asset: Asset) {
  const { category } = asset.model;
  const type = ASSET_TYPES[category];
  if (type === undefined) return null;
  return { categorie: category, id: type.id, libelle: type.label, nomIcone: type.icon, ordre: type.order };
}
