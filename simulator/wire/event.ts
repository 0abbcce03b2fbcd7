import type { Asset } from "../fleet/asset.ts";
import { HOUR } from "../fleet/calendar.ts";
import { EVENT_KINDS, type EventKind } from "../fleet/events.ts";
import type { Random } from "../random.ts";
import { groupingPeriod, wireDate } from "./dates.ts";
import { TEMPORAL_TYPES } from "./enumerations.ts";
import { entite } from "./organisation.ts";
import type { address } from "./place.ts";
import type { vehicleEngin } from "./vehicle.ts";

const TECHNICAL_KINDS = EVENT_KINDS.filter((kind) => kind.technical);

/** `lastUnifiedEvent`, and each event of `evenement/lastEvent`: something the device reported, at its last position. */
export function unifiedEvent(
  random: Random,
  kind: EventKind,
  asset: Asset,
  instant: number,
  at: ReturnType<typeof address>,
  vehicle: ReturnType<typeof vehicleEngin>,
  now: number,
) {
  const state = random.pick(TEMPORAL_TYPES);
  return {
    address: at,
    advancedTechnicalEvent: kind.technical,
    date: wireDate(random, instant),
    dateDebut: state === "PUNCTUAL" ? null : wireDate(random, instant - random.integer(1, 6 * HOUR)),
    dateFin: state === "CLOSED" ? wireDate(random, instant) : null,
    detailEvenementLightDTO: random.maybe(0.85, () => detailEvenement(random, kind)),
    entite: entite(asset.entity),
    evenementLibelle: kind.label,
    eventState: state,
    extendedDataMap: random.maybe(0.8, () => extendedData(random)),
    groupingPeriod: groupingPeriod(instant, now),
    heure: wireDate(random, instant),
    id: random.hex(24),
    reliable: random.chance(0.9),
    typeEvenement: kind.type,
    typeEvenementODirectDTO: random.maybe(0.92, () => ({
      classificationEvenementDTO: {
        code: kind.technical ? "TECH" : "TRAJET",
        descriptioni18nKey: kind.technical ? "event.class.technical" : "event.class.journey",
        id: kind.technical ? 2 : 1,
      },
      detailsEvenementLightDTO: Array.from({ length: random.integer(0, 3) }, () => detailEvenement(random, kind)),
      id: random.id(),
      typeEvenementOdirectDTO: {
        code: kind.code,
        descriptionI18NKey: `event.${kind.code.toLowerCase()}`,
        numeroEve: kind.number,
        temporalType: state,
      },
    })),
    vehicleEngin: vehicle,
  };
}

/** `lastEventWithinTheLast24h` and its technical counterpart. */
export function recentEvent(random: Random, instant: number, technical: boolean) {
  return {
    date: wireDate(random, instant),
    evenementLibelle: random.pick(technical ? TECHNICAL_KINDS : EVENT_KINDS).label,
    heure: wireDate(random, instant),
    id: random.hex(24),
  };
}

function detailEvenement(random: Random, kind: EventKind) {
  return {
    code: `${kind.code}-${random.integer(1, 9)}`,
    defaut: random.maybe(0.4, () => (kind.technical ? "Tension < 9 V" : "Aucun défaut")),
    modele: random.maybe(0.5, () => random.pick(["GEO-4", "GEO-5 LTE"])),
    statut: random.maybe(0.8, () => random.pick(["Acquitté", "À traiter"])),
    technicalLabel: `EVT_${kind.code}`,
    type: kind.technical ? "TECHNIQUE" : "METIER",
  };
}

/** The vendor's pages show a map of objects, but not what is in them. */
function extendedData(random: Random): Record<string, object> {
  return {
    tension: { valeur: random.decimal(8.5, 14.4, 2), unite: "V" },
    réseau: random.chance(0.5) ? { operateur: "Orange F", niveau: random.integer(0, 31) } : {},
    "durée d’arrêt": {},
  };
}
