import type { Customer, Entity } from "../fleet/directory.ts";
import type { Random } from "../random.ts";
import { wireDate } from "./dates.ts";

/** `client`: the customer, under the requested identifier if there was one. */
export function client(random: Random, customer: Customer, customerId: number | null) {
  return {
    codeExploitant: customer.code,
    dateContentieux: customer.disputedSince === null ? null : wireDate(random, customer.disputedSince),
    fuseauHoraire: "Europe/Paris",
    id: customerId ?? customer.id,
    nom: customer.name,
    suppressionLogique: false,
  };
}

/** `entiteVehicle`, `entiteChauffeur` and `entite`. */
export function entite(entity: Entity) {
  return { id: entity.id, nom: entity.name, suppressionLogique: false };
}

/** `group`: a group of vehicles. */
export function group(value: Entity) {
  return { descriptionGrp: value.name, id: value.id, suppressionLogique: false };
}
