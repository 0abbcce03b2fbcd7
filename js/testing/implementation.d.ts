// What `simulator/library/index.ts` exports, for the entry point: the two are compiled apart, and the build puts them
// together. There, the compiler checks that it fits.

import type { Fault } from "./faults.js";
import type { Simulator } from "./simulator.js";

/** Options that have been checked, but for the faults. */
export interface CheckedOptions {
  readonly vehicles?: number | undefined;
  readonly seed?: number | undefined;
  readonly now?: number | (() => number) | undefined;
  readonly faults?: readonly Fault[] | undefined;
  readonly records?: Readonly<Record<string, readonly unknown[]>> | undefined;
}

/** A simulator whose arguments are checked by the caller. Throws `BadFault`. */
export declare function simulate(options: CheckedOptions): Simulator;

/** A fault that cannot be understood. */
export declare class BadFault extends Error {}

/** Whether `listen` has something to listen with. */
export declare function canListen(): boolean;

/** The record of a resource in which every documented field has a value. Not to be changed. */
export declare function sampleOf(resource: string): object;

/** The answer that holds these records. */
export declare function bodyOf(resource: string, records: readonly unknown[]): string;

/** Whether the keys of a field's value are data. */
export declare function isMap(field: string): boolean;
