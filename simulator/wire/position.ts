import type { Asset } from "../fleet/asset.ts";
import { auxiliaryEquipment } from "../fleet/auxiliary.ts";
import { DAY, daysAgo, REFERENCE } from "../fleet/calendar.ts";
import { EVENT_KINDS } from "../fleet/events.ts";
import { mobileState } from "../fleet/state.ts";
import { Random } from "../random.ts";
import { boxSerial } from "./box.ts";
import { wireDate } from "./dates.ts";
import { energyLevel } from "./energy.ts";
import { recentEvent, unifiedEvent } from "./event.ts";
import { entite, group } from "./organisation.ts";
import { identifiedDriver } from "./person.ts";
import { address } from "./place.ts";
import { chronotachygrapheCounter, currentChrono } from "./tachograph.ts";
import { type vehicle, vehicleEngin } from "./vehicle.ts";

/** `ongletPositionVehicleDTO`: what the platform's map shows about a vehicle. All of it dates from `instant`. */
export function position(
  seed: number,
  random: Random,
  asset: Asset,
  instant: number,
  identity: ReturnType<typeof vehicle>,
  clientId: number,
  now: number,
) {
  const lorry = asset.model.category === "PL";
  const state = mobileState(seed, asset);
  const moving = state === "TRAVELING";
  const recent = now - instant < DAY;
  // What was recent at the reference instant is drawn always: the rest of the record must not change when it no longer is.
  const wasRecent = REFERENCE - instant < DAY;
  const at = address(seed, asset, clientId);
  return {
    address: at,
    cataloguesDio: cataloguesDio(seed, asset),
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
    immobilisationState: immobilisationState(seed, asset),
    individu: asset.driver && identifiedDriver(seed, asset.driver, clientId, instant),
    lastEventWithinTheLast24h: shownIf(recent, wasRecent ? recentEvent(random, instant, false) : null),
    lastTechnicalEventWithinTheLast24h: shownIf(
      recent,
      wasRecent ? random.maybe(0.6, () => recentEvent(random, instant, true)) : null,
    ),
    lastUnifiedEvent: random.maybe(0.96, () =>
      unifiedEvent(random, random.pick(EVENT_KINDS), asset, instant, at, vehicleEngin(identity), now),
    ),
    nbDaysInNC: daysAgo(instant, now),
    onCharge: asset.model.electric && random.chance(0.3),
    tempsParcours: random.maybe(0.8, () => random.integer(0, 36_000)),
    vehicle: identity,
    vin: asset.vin,
    vitesseInstantanee: asset.sighting?.speed ?? (moving ? random.decimal(6, 130, 1) : 0),
  };
}

/** `immobilisationState`: LOCKED if the vehicle has been barred from starting; none has that is on the road. */
export function immobilisationState(seed: number, asset: Asset): "LOCKED" | null {
  if (asset.sighting !== null && asset.sighting.speed > 0) return null;
  return new Random(seed, "immobilisation", asset.index).maybe(0.1, () => "LOCKED");
}

function shownIf<T>(shown: boolean, value: T): T | null {
  return shown ? value : null;
}

function cataloguesDio(seed: number, asset: Asset) {
  const random = new Random(seed, "catalogue", asset.index);
  return auxiliaryEquipment(seed, asset).map(({ code, id, label }) => ({
    code,
    id,
    inverse: random.chance(0.2),
    libelle: label,
  }));
}
