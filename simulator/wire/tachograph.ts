import type { Asset } from "../fleet/asset.ts";
import { DAY, HOUR } from "../fleet/calendar.ts";
import type { Random } from "../random.ts";
import { wireDate } from "./dates.ts";
import { individu } from "./person.ts";
import type { vehicle } from "./vehicle.ts";

/** `chronotachygrapheCounter`: what the drivers did in the day before the device fell silent, in seconds. */
export function chronotachygrapheCounter(random: Random, instant: number) {
  const rest = random.integer(9 * 3_600, 14 * 3_600);
  const driving = random.integer(0, 9 * 3_600);
  return {
    cumulKilometrique: random.decimal(0, 640, 1),
    debut: wireDate(random, instant - DAY),
    durationMap: {
      REPOS: rest,
      CONDUITE: driving,
      TRAVAIL: Math.max(0, DAY / 1_000 - rest - driving),
      "MISE À DISPOSITION": 0,
    },
    fin: wireDate(random, instant),
  };
}

/** `currentChrono`: the state of the tachograph. */
export function currentChrono(
  random: Random,
  asset: Asset,
  instant: number,
  boxSerial: string,
  truck: ReturnType<typeof vehicle>,
) {
  const latitude = Number(asset.latitude.toFixed(6));
  const longitude = Number(asset.longitude.toFixed(6));
  return {
    activiteConducteur1: "REPOS",
    activiteConducteur2: random.maybe(0.4, () => "REPOS"),
    carteConducteur1: asset.driver && `F${random.digits(13)}01`,
    carteConducteur2: random.maybe(0.15, () => `F${random.digits(13)}01`),
    debut: wireDate(random, instant - random.integer(1, 6 * HOUR)),
    fin: wireDate(random, instant),
    indexKilometrique: asset.odometer,
    individu: asset.driver && individu(asset.driver),
    numeroSerieBoitier: boxSerial,
    positionCurr: { latitude, longitude },
    positionPrev: random.maybe(0.9, () => ({
      latitude: Number((latitude + random.decimal(-0.01, 0.01, 6)).toFixed(6)),
      longitude: Number((longitude + random.decimal(-0.01, 0.01, 6)).toFixed(6)),
    })),
    vehicule: truck,
  };
}
