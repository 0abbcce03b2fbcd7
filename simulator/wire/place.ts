import type { Asset } from "../fleet/asset.ts";
import type { Place } from "../fleet/directory.ts";
import { coordinates } from "../fleet/geography.ts";
import { drawHeading } from "../fleet/state.ts";
import { Random } from "../random.ts";
import { PLACE_TYPES } from "./enumerations.ts";

const PLACE_COLOURS = [
  "#1F77B4",
  "#FF7F0E",
  "#2CA02C",
  "#D62728",
  "#9467BD",
  "#8C564B",
  "#E377C2",
  "#7F7F7F",
  "#BCBD22",
];
const PLACE_LABELS = [
  "Non défini",
  "Bureau",
  "Domicile",
  "Fournisseur",
  "Client",
  "Prospect",
  "Station-service",
  "Restaurant",
  "Autre",
];
/** France in ISO 3166-1. */
export const COUNTRY_CODE = 250;
const COUNTRY_ID = 66;

/**
 * `address`: where the asset was last seen, the same in every resource. Latitude and longitude are 0 if the device had
 * no fix.
 */
export function address(seed: number, asset: Asset, clientId: number) {
  const random = new Random(seed, "address", asset.index);
  const fixed = asset.located;
  const { town } = asset.place;
  const { latitude, longitude } = coordinates(asset);
  return {
    address: fixed ? `${asset.street}, ${town.postCode} ${town.name}` : null,
    cap: heading(random, asset),
    closestPoi: fixed ? random.maybe(0.92, () => pointOfInterest(random, asset.place, clientId)) : null,
    countryCode: fixed ? COUNTRY_CODE : null,
    gpsCalle: fixed,
    latitude: fixed ? latitude : 0,
    longitude: fixed ? longitude : 0,
    postCode: fixed ? town.postCode : null,
    precision: random.maybe(0.8, () => random.decimal(1.5, 40, 1)),
    town: fixed ? town.name : null,
  };
}

function heading(random: Random, { sighting }: Asset): number | null {
  const lastSeen = drawHeading(random);
  return sighting === null ? lastSeen : sighting.heading;
}

/** A point of interest: `closestPoi`, the one nearest to a position. */
export function pointOfInterest(random: Random, place: Place, clientId: number) {
  const { latitude, longitude } = coordinates(place);
  return {
    adressePoi: place.street,
    codePostalPoi: place.town.postCode,
    complementAdresse1Poi: random.maybe(0.3, () => `Bâtiment ${random.pick(["A", "B", "C"])}`),
    complementAdresse2Poi: random.maybe(0.1, () => "Accès par l’arrière"),
    denominationPoi: place.name,
    etatRegionPoi: place.town.region,
    geom: random.maybe(0.85, () => `POINT (${longitude} ${latitude})`),
    groupePoi: place.group && { id: place.group.id, libelle: place.group.name },
    id: place.id,
    idPays: COUNTRY_ID,
    latPoi: latitude,
    libelleTypePoi: libelleTypePoi(place),
    longPoi: longitude,
    propSpecifiqueDTO: random.maybe(0.85, () => proprietesSpecifiques(random, place, clientId)),
    rayonPoi: place.radius,
    suppressionLogique: false,
    villePoi: place.town.name,
  };
}

/** `libelleTypePoi`: the type of a point of interest. */
export function libelleTypePoi(place: Place) {
  const order = PLACE_TYPES.indexOf(place.type);
  return {
    color: PLACE_COLOURS[order] ?? null,
    i18nKey: `poi.type.${place.type.toLowerCase()}`,
    id: order + 1,
    libelle: PLACE_LABELS[order] ?? null,
    nomImage: `poi_${place.type.toLowerCase()}.png`,
    ordre: order,
    type: place.type,
  };
}

/** Fields that the customer named: any text can be a key. */
function proprietesSpecifiques(random: Random, place: Place, clientId: number) {
  return {
    id: random.id(),
    idClient: clientId,
    idObjetRef: place.id,
    proprietesSpecifiquesClient: random.maybe(0.9, () => ({
      psValues: {
        "Code affaire": [`AF-${random.digits(4)}`],
        "Horaires d’ouverture": ["08:00-12:00", "13:30-17:30"].slice(0, random.integer(1, 2)),
        "Interlocuteur (n° d'appel)": random.chance(0.5) ? [`+3319900${random.digits(4)}`] : [],
      },
    })),
    typeObjet: "CLIENT",
  };
}
