import type { Resources } from "../generated/definitions.js";
import type { ResourceName } from "../options.js";

/** A record of a resource, as the wire has it. */
export type WireRecord<R extends ResourceName> = Resources[R]["dto"];

/** Values in place of a record's, as deep as need be. Lists, and maps whose keys are data, are replaced as a whole. */
export type RecordOverrides<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? string extends keyof T
      ? T
      : { readonly [K in keyof T]?: RecordOverrides<T[K]> | undefined }
    : T;
