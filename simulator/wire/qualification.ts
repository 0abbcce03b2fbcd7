import { DAY, REFERENCE } from "../fleet/calendar.ts";
import type { Person } from "../fleet/directory.ts";
import { REASONS, REMARKS } from "../fleet/phrases.ts";
import { SILENCE } from "../fleet/silence.ts";
import type { Random } from "../random.ts";
import { wireDate } from "./dates.ts";
import { MAIL_GROUPS } from "./enumerations.ts";
import { utilisateur } from "./person.ts";
import type { vehicleEngin } from "./vehicle.ts";

/** `qualificationNCVehiculeDTO`: why the device is silent, who said so, and until when it applies. */
export function qualification(
  random: Random,
  people: readonly Person[],
  silentSince: number,
  vehicle: ReturnType<typeof vehicleEngin> | null,
  now: number,
) {
  // Not now itself, so that the qualification stays the same while the clock runs.
  const latest = Math.max(silentSince + SILENCE, Math.min(now, REFERENCE));
  const reason = random.integer(0, REASONS.length - 1);
  const dated = random.chance(0.6);
  return {
    qualificationNCDTO: {
      dateNcEnabled: dated,
      id: 40 + reason,
      libelle: REASONS[reason] ?? null,
      mailGroupNC: random.pick(MAIL_GROUPS),
    },
    qualificationNCVehiculeEnginLightDTO: {
      commentaire: random.maybe(0.75, () => random.pick(REMARKS)),
      dateFin: dated ? wireDate(random, latest + random.integer(1, 90) * DAY) : null,
      dateQualification: wireDate(random, silentSince + random.integer(0, latest - silentSince)),
      id: random.id(),
    },
    utilisateurLightDTO: random.maybe(0.9, () => utilisateur(random, random.pick(people), latest)),
    vehicle,
  };
}
