import { Random } from "../random.ts";
import type { PlaceType } from "../wire/enumerations.ts";
import { FIRST_NAMES, LAST_NAMES, STREET_KINDS, STREET_NAMES } from "./names.mjs";
import { TOWNS, type Town } from "./towns.ts";

/** Someone who drives a vehicle or uses the platform. */
export interface Person {
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly mobile: string;
  readonly initials: string;
  readonly staffNumber: string;
  /** 1 Mr, 2 Mrs, 3 Miss. */
  readonly title: number;
}

/** A customer of the platform: a company of the group that owns the fleet. */
export interface Customer {
  readonly id: number;
  readonly name: string;
  readonly code: string;
  /** Since when its invoices have been disputed, or null. */
  readonly disputedSince: number | null;
}

/** A part of the company that vehicles and drivers belong to. */
export interface Entity {
  readonly id: number;
  readonly name: string;
}

/** A point of interest: a depot, a customer's site, a filling station. */
export interface Place {
  readonly id: number;
  readonly name: string;
  readonly type: PlaceType;
  readonly town: Town;
  readonly street: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Metres. */
  readonly radius: number;
  readonly group: Entity | null;
}

/** What all the vehicles of a fleet share. */
export interface Directory {
  readonly people: readonly Person[];
  readonly customers: readonly Customer[];
  readonly entities: readonly Entity[];
  readonly groups: readonly Entity[];
  readonly places: readonly Place[];
  readonly streets: readonly string[];
}

const PEOPLE = 400;
const STREETS = 300;
const PLACES_PER_TOWN = 6;
const DEPARTMENTS = ["Agence de", "Dépôt de", "Direction technique de", "Service d’intervention de"];
const GROUPS = ["Astreinte", "Chantiers – Ouest", "Entretien & dépannage", "Location longue durée", "Pool", "Été 2026"];
const PLACE_NAMES: readonly [PlaceType, string][] = [
  ["OFFICE", "Siège"],
  ["OFFICE", "Dépôt"],
  ["CLIENT", "Chantier"],
  ["PROVIDER", "Garage"],
  ["GAS_STATION", "Station-service"],
  ["RESTAURANT", "Restaurant « L’Étape »"],
  ["HOME", "Domicile"],
  ["OTHER", "Aire de covoiturage"],
];

/** Invents a company: its people, customers, entities and places. */
export function createDirectory(seed: number): Directory {
  const random = new Random(seed, "directory");
  const streets = Array.from({ length: STREETS }, () => createStreet(random));
  const people = Array.from({ length: PEOPLE }, (_, i) => createPerson(random, i));
  const groups = GROUPS.map((name, i) => ({ id: 310 + i, name }));
  return {
    people,
    streets,
    groups,
    customers: createCustomers(random),
    entities: createEntities(random),
    places: TOWNS.flatMap((town, i) =>
      Array.from({ length: PLACES_PER_TOWN }, (_, j) =>
        createPlace(random, town, i * PLACES_PER_TOWN + j, random.pick(LAST_NAMES), random.pick(streets), groups),
      ),
    ),
  };
}

function createStreet(random: Random): string {
  return `${random.integer(1, 180)} ${random.pick(STREET_KINDS)} ${random.pick(STREET_NAMES)}`;
}

function createPerson(random: Random, index: number): Person {
  const sex = random.pick(["male", "female"] as const);
  const firstName = random.pick(FIRST_NAMES[sex]);
  const lastName = random.pick(LAST_NAMES);
  return {
    id: 20_000 + index * 3,
    firstName,
    lastName,
    email: `${address(firstName)}.${address(lastName)}@parc.example`,
    // Numbers with this prefix are reserved for fiction.
    mobile: `+3363998${random.digits(4)}`,
    initials: `${firstName.charAt(0)}${lastName.charAt(0)}`.toUpperCase(),
    staffNumber: `M${String(index + 1).padStart(5, "0")}`,
    title: sex === "male" ? 1 : random.integer(2, 3),
  };
}

/** The last customer has a dispute, so that this rare field is covered too. */
function createCustomers(random: Random): Customer[] {
  const group = random.pick(LAST_NAMES);
  return ["Énergie", "Réseaux & Fibre", "Travaux d’Aquitaine", "Services"].map((branch, i, { length }) => ({
    id: 4_100 + i,
    name: `${group} ${branch}`,
    code: `EXP-${4_100 + i}`,
    disputedSince: i === length - 1 ? Date.UTC(2025, 8, 30, 22) : null,
  }));
}

function createEntities(random: Random): Entity[] {
  return Array.from({ length: 24 }, (_, i) => ({
    id: 700 + i * 11,
    name: `${random.pick(DEPARTMENTS)} ${random.pick(TOWNS).name}`,
  }));
}

function createPlace(
  random: Random,
  town: Town,
  index: number,
  owner: string,
  street: string,
  groups: readonly Entity[],
): Place {
  const [type, kind] = random.pick(PLACE_NAMES);
  return {
    id: 88_000 + index,
    name: `${kind} ${owner}`,
    type,
    town,
    street,
    latitude: town.latitude + random.decimal(-0.05, 0.05, 6),
    longitude: town.longitude + random.decimal(-0.07, 0.07, 6),
    radius: random.integer(3, 40) * 10,
    group: random.maybe(0.7, () => random.pick(groups)),
  };
}

/** A name as written in an e-mail address: without accents, spaces or apostrophes. */
function address(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[^A-Za-z-]/g, "")
    .toLowerCase();
}
