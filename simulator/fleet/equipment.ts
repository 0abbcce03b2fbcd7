import { Random } from "../random.ts";
import type { Customer, Directory, Entity } from "./directory.ts";
import { TOOLS } from "./phrases.ts";

/** A piece of equipment with a tag instead of a device: it is carried to a site rather than driven there. */
export interface Equipment {
  readonly index: number;
  readonly id: number;
  readonly name: string;
  readonly make: string | null;
  readonly model: string | null;
  readonly reference: string;
  readonly customer: Customer;
  readonly entity: Entity;
  /** The serial number of its tag; null if the tag has been removed. */
  readonly tag: string | null;
}

/** Far from the vehicles' identifiers, so that the two cannot be confused. */
const FIRST_ID = 900_000_000;

/** The piece of equipment at `index`, which depends only on the seed and the index. */
export function createEquipment(seed: number, index: number, directory: Directory): Equipment {
  const random = new Random(seed, "equipment", index);
  const tool = random.pick(TOOLS);
  return {
    index,
    id: FIRST_ID + index,
    name: `${tool.name} n° ${random.integer(1, 99)}`,
    make: random.maybe(0.9, () => tool.make),
    model: random.maybe(0.85, () => tool.model),
    reference: `MAT-${String(index + 1).padStart(5, "0")}`,
    customer: random.pick(directory.customers),
    entity: random.pick(directory.entities),
    tag: random.maybe(0.93, () => `TG${String(30_000_000 + index * 3)}`),
  };
}

/** The index that a piece with this identifier would have; the caller must check that there is one. */
export function indexOfEquipment(id: number): number {
  return id - FIRST_ID;
}
