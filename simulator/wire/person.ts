import { DAY } from "../fleet/calendar.ts";
import type { Person } from "../fleet/directory.ts";
import { Random } from "../random.ts";
import { wireDate } from "./dates.ts";
import { USER_TYPES } from "./enumerations.ts";

/** `individu`: a person. */
export function individu(person: Person) {
  return {
    email: person.email,
    gsm: person.mobile,
    id: person.id,
    idCivilite: person.title,
    initialesInd: person.initials,
    matriculeInd: person.staffNumber,
    nomInd: person.lastName,
    prenomInd: person.firstName,
    suppressionLogique: false,
  };
}

/**
 * `individu` of a position and `driver` of a nearest vehicle: the driver, with their identification key, which is the
 * same in every vehicle, and their current job.
 */
export function identifiedDriver(seed: number, driver: Person, clientId: number, instant: number) {
  const random = new Random(seed, "driver", driver.id);
  const keyNumber = random.hex(16).toUpperCase();
  return {
    affectedEtape: random.maybe(0.75, () => ({
      codeExploitant: `ET-${random.digits(6)}`,
      creation: wireDate(random, instant - 3 * DAY),
      debut: wireDate(random, instant - random.integer(1, DAY)),
      idEtape: random.id(),
      modeAffectationEtape: "AUTO",
      ndid: keyNumber.slice(-8),
      numeroEmbarque: random.integer(1, 65_535),
      typeAffectationEtape: "CHAUFFEUR",
    })),
    dispositif: random.maybe(0.9, () => ({
      color: random.integer(0, 12),
      id: random.id(),
      idClient: clientId,
      idTypeDispositifIdentifiant: random.integer(1, 4),
      numeroCleClient: random.integer(1, 9_999),
      numeroCompletDid: keyNumber,
      numeroDid: keyNumber.slice(-8),
    })),
    id: driver.id + 500_000,
    identEnabled: random.chance(0.9),
    individu: individu(driver),
    ndidLong: keyNumber,
    relevant: random.chance(0.8),
  };
}

/** `utilisateurLightDTO`: the user of the platform who qualified a device. */
export function utilisateur(random: Random, person: Person, today: number) {
  return {
    dateFinValidite: random.maybe(0.3, () => wireDate(random, today + random.integer(30, 700) * DAY)),
    emailUti: person.email,
    id: random.id(),
    individu: random.maybe(0.8, () => individu(person)),
    loginUti: person.email.slice(0, person.email.indexOf("@")),
    nomUti: person.lastName,
    prenomUti: person.firstName,
    suppressionLogique: random.chance(0.05),
    utilisateurType: random.chance(0.6) ? "CLASSIC" : random.pick(USER_TYPES),
  };
}
