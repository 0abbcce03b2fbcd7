import type { Asset } from "../fleet/asset.ts";
import { DAY, daysAgo, REFERENCE } from "../fleet/calendar.ts";
import { AUXILIARY_EQUIPMENT } from "../fleet/phrases.ts";
import type { Random } from "../random.ts";
import { boxSerial } from "./box.ts";
import { wireDate } from "./dates.ts";
import { energyLevel } from "./energy.ts";
import type { MobileState } from "./enumerations.ts";
import { lastUnifiedEvent, recentEvent } from "./event.ts";
import { entite, group } from "./organisation.ts";
import { identifiedDriver } from "./person.ts";
import { address } from "./place.ts";
import { chronotachygrapheCounter, currentChrono } from "./tachograph.ts";
import { hasAuxiliaryEquipment, isPrivate, type vehicle, vehicleEngin } from "./vehicle.ts";

/** `ongletPositionVehicleDTO`: what the platform shows of a vehicle on its map. All of it dates from `instant`. */
export function position(
  random: Random,
  asset: Asset,
  instant: number,
  identity: ReturnType<typeof vehicle>,
  clientId: number,
) {
  const lorry = asset.model.category === "PL";
  const state = mobileState(random, asset);
  const moving = state === "TRAVELING";
  const recent = REFERENCE - instant < DAY;
  const at = address(random, asset, clientId);
  return {
    address: at,
    cataloguesDio: hasAuxiliaryEquipment(asset) ? cataloguesDio(random) : [],
    chronotachygrapheCounter: lorry ? random.maybe(0.9, () => chronotachygrapheCounter(random, instant)) : null,
    compteur: asset.odometer,
    currentChrono: lorry
      ? random.maybe(0.8, () => currentChrono(random, asset, instant, boxSerial(asset), identity))
      : null,
    distance: random.maybe(0.8, () => random.decimal(0, 210, 2)),
    energyLevel: random.maybe(asset.model.electric ? 0.97 : 0.85, () => energyLevel(random, asset, instant)),
    entiteChauffeur: asset.driver && entite(asset.entity),
    entiteVehicle: entite(asset.entity),
    etatMobile: state,
    gpsCale: at.gpsCalle,
    group: asset.group && group(asset.group),
    heure: wireDate(random, instant),
    id: random.id(),
    idRattachementHoraire: random.maybe(0.6, () => random.integer(1, 60)),
    immobilisationState: random.maybe(0.1, () => "LOCKED"),
    individu: asset.driver && identifiedDriver(random, asset.driver, clientId, instant),
    lastEventWithinTheLast24h: recent ? recentEvent(random, instant, false) : null,
    lastTechnicalEventWithinTheLast24h: recent ? random.maybe(0.6, () => recentEvent(random, instant, true)) : null,
    lastUnifiedEvent: random.maybe(0.96, () => lastUnifiedEvent(random, asset, instant, at, vehicleEngin(identity))),
    nbDaysInNC: daysAgo(instant),
    onCharge: asset.model.electric && random.chance(0.3),
    tempsParcours: random.maybe(0.8, () => random.integer(0, 36_000)),
    vehicle: identity,
    vin: asset.vin,
    vitesseInstantanee: moving ? random.decimal(6, 130, 1) : 0,
  };
}

/** A silent vehicle mostly stands still; some fell silent on the way. */
function mobileState(random: Random, asset: Asset): MobileState {
  if (isPrivate(asset) && random.chance(0.5)) return "PRIVACY";
  if (random.chance(0.6)) return "STOPPED";
  return random.pick([
    "STOP_ACTION",
    "TRAVELING",
    "WAITING",
    "START_ACTION",
    "ENGINE_UP",
    "UNDEFINED",
    "UNDEFINED_STATE",
    "OUT_OF_ORDER",
  ]);
}

function cataloguesDio(random: Random) {
  const first = random.integer(0, AUXILIARY_EQUIPMENT.length - 1);
  return AUXILIARY_EQUIPMENT.slice(first, first + random.integer(1, 3)).map(({ code, label }, i) => ({
    code,
    id: 60 + first + i,
    inverse: random.chance(0.2),
    libelle: label,
  }));
}
