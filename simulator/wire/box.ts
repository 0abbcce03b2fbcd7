import type { Asset } from "../fleet/asset.ts";
import { DAY } from "../fleet/calendar.ts";
import { iccid, imei } from "../fleet/identifiers.ts";
import { REMARKS } from "../fleet/phrases.ts";
import { Random } from "../random.ts";
import { wireDate } from "./dates.ts";
import { client } from "./organisation.ts";
import type { currentVehicule } from "./vehicle.ts";

const BOX_TYPES = [
  { code: "GEO4", description: "Boîtier GEO 4 (2G)", id: 14 },
  { code: "GEO5", description: "Boîtier GEO 5 LTE", id: 15 },
  { code: "OBD2", description: "Boîtier à brancher sur prise OBD", id: 22 },
  { code: "AUTO", description: "Balise autonome d’équipement", id: 31 },
] as const;
const SUPPLIERS = [
  { code: "FRN-TEL", description: "Télématique de l’Ouest", id: 3 },
  { code: "FRN-ELE", description: "Électronique embarquée SA", id: 5 },
] as const;
const SLOTS = [
  { codeEmp: "TDB", descriptionEmp: "Sous le tableau de bord", id: 1 },
  { codeEmp: "BAT", descriptionEmp: "Près de la batterie", id: 2 },
  { codeEmp: "COF", descriptionEmp: "Côté droit du coffre", id: 3 },
] as const;

/** The serial number of an asset's device. */
export function boxSerial(asset: Asset): string {
  return `GT${String(70_000_000 + asset.index * 3)}`;
}

/** `boxInstallationInfo`: since when the device has been installed, and silent. */
export function boxInstallationInfo(random: Random, asset: Asset) {
  const last = asset.lastCommunication;
  return {
    hasCommunicatedAtLeastOnce: last !== null,
    hasNeverCommunicated: last === null,
    installationDate: wireDate(random, asset.installed),
    lastCommunicatingDate: last === null ? null : wireDate(random, last),
  };
}

/** `detailedBoxDTO`: the device, its SIM card and the vehicle it is installed in. */
export function detailedBox(
  seed: number,
  random: Random,
  asset: Asset,
  vehicle: ReturnType<typeof currentVehicule> | null,
  customerId: number | null,
) {
  return {
    affectationVehiculeBoitierConfigSet: random.maybe(0.85, () => configuration(random, asset)),
    box: box(seed, asset),
    client: client(random, asset.customer, customerId),
    commande: random.maybe(0.75, () => commande(random)),
    currentEmplacementPhysique: random.maybe(0.85, () => random.pick(SLOTS)),
    currentVehicule: vehicle,
    distributeur: random.maybe(0.8, () => distributeur(random)),
    fournisseur: random.maybe(0.85, () => random.pick(SUPPLIERS)),
    id: boxId(asset),
    operateurSim: random.maybe(0.9, () => random.pick(["Orange", "Bouygues Telecom", "SFR", "Transatel"])),
    phoneSim: random.maybe(0.9, () => `+3363998${random.digits(4)}`),
    releaseHard: random.maybe(0.8, () => ({
      code: `HW${random.integer(1, 4)}.${random.integer(0, 9)}`,
      id: random.id(),
    })),
    sim: random.maybe(0.92, () => sim(random, asset)),
    typeBoitier: random.pick(BOX_TYPES),
    typeStock: "UNDEFINED",
    versionSoft: random.maybe(0.9, () => ({
      id: random.id(),
      version: `5.${random.integer(0, 12)}.${random.integer(0, 40)}`,
    })),
  };
}

function boxId(asset: Asset): number {
  return 5_400_000 + asset.index * 3 + (asset.index % 9 === 4 ? 2 ** 33 : 0);
}

function configuration(random: Random, asset: Asset) {
  const acknowledged = asset.lastCommunication !== null;
  return {
    boitierConfigSetLightDTO: {
      dateMaj: wireDate(random, asset.installed - 10 * DAY),
      id: random.id(),
      libelleConfig: random.pick(["Standard France", "Éco-conduite", "Engins – relevé horaire"]),
      ordre: random.integer(1, 12),
    },
    dateAck: acknowledged ? wireDate(random, asset.installed + 3_600_000) : null,
    debut: wireDate(random, asset.installed),
    fin: random.maybe(0.15, () => wireDate(random, asset.installed + 3_650 * DAY)),
    statutAffectation: "ON_STANDBY",
  };
}

/** `box`, and `boitier` of the list of vehicles: the device, the same in every resource. */
export function box(seed: number, asset: Asset) {
  const random = new Random(seed, "box", asset.index);
  const serial = boxSerial(asset);
  return {
    adBoi: random.maybe(0.8, () => random.hex(8).toUpperCase()),
    commentaireBoi: random.maybe(0.3, () => random.pick(REMARKS)),
    coreGsmBoi: random.maybe(0.7, () => random.pick(["SARA-R410", "EC21-E", "SIM800"])),
    debutGarantie: wireDate(random, asset.installed),
    finGarantie: random.maybe(0.9, () => wireDate(random, asset.installed + 1_095 * DAY)),
    id: boxId(asset),
    idEtatBoitier: random.integer(1, 6),
    imeiBoi: imei(asset.index),
    numeroSerieBoi: serial,
    sn: random.maybe(0.8, () => serial.slice(2)),
  };
}

/** `commande`, and `commandeDTO` of a piece of equipment: the order that a device was delivered with. */
export function commande(random: Random) {
  return {
    commentaire: random.maybe(0.5, () =>
      random.pick(["Renouvellement du parc", "Commande n° 2, à livrer à l’atelier"]),
    ),
    id: random.id(),
    numero: `CDE-${random.integer(2019, 2025)}-${random.digits(4)}`,
    quantite: random.integer(1, 250),
  };
}

function distributeur(random: Random) {
  const region = random.pick(["Sud-Ouest", "Rhône-Alpes", "Île-de-France"]);
  return {
    adresse: `Zone d’activité ${region}, bâtiment ${random.integer(1, 9)}`,
    dateCreation: wireDate(random, Date.UTC(2012, 4, 2, 7, 30)),
    designation: `Géo Distribution ${region}`,
    email: "contact@distributeur.example",
    emailOperationnel: random.maybe(0.6, () => "atelier@distributeur.example"),
    id: random.integer(1, 40),
    mapProvider: "GOOGLE_MAP",
    telephone: `+3319900${random.digits(4)}`,
  };
}

function sim(random: Random, asset: Asset) {
  return {
    dateImport: wireDate(random, asset.installed - random.integer(5, 60) * DAY),
    iccid: iccid(random, asset.index),
    idSim: random.id(),
    nomFichierImport: random.maybe(0.7, () => `import_sim_${random.integer(2018, 2025)}.csv`),
    simHs: random.chance(0.05),
  };
}
