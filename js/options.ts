import type { WatchOptions } from "./generated/boundary.js";
import type { Resources } from "./generated/definitions.js";

/** The name of a resource: a method of the client. */
export type ResourceName = keyof Resources;

/** The parameters of a resource's requests. */
export type ParamsOf<R extends ResourceName> = Resources[R]["params"];

/** The resources that can be requested without parameters. */
export type ResourceWithOptionalParams = {
  [R in ResourceName]: object extends ParamsOf<R> ? R : never;
}[ResourceName];

/**
 * Options as they are given. A misspelt key is an error, even beside known ones; so is an option that applies only to
 * models, together with `shape: "dto"`.
 */
export type Fitting<O, Options> = O &
  Options & { readonly [Unknown in Exclude<keyof O, keyof Options>]: never } & (O extends Record<"shape", "dto">
    ? Partial<Record<"select" | "dates", undefined>>
    : unknown);

/** The type an option is given with, including its default if it may be left out. */
type Given<O, Key extends string, Default> = Key extends keyof O
  ? Exclude<O[Key], undefined> | (undefined extends O[Key] ? Default : never)
  : Default;

/** The model of a resource, with its date-times in the requested form. */
type ModelOf<R extends ResourceName, Dates> = Dates extends "epoch"
  ? Resources<number>[R]["model"]
  : Resources<string>[R]["model"];

/** The selected properties of a model. */
type Selected<Model, Select> = Select extends readonly (infer Key)[] ? Pick<Model, Key & keyof Model> : Model;

/** A record of a resource, depending on the values of the options. */
type Shaped<R extends ResourceName, Shape, Dates, Select> = Shape extends "dto"
  ? Resources[R]["dto"]
  : Selected<ModelOf<R, Dates>, Select>;

/** The type of one record under these options. */
export type RecordOf<R extends ResourceName, O = unknown> = Shaped<
  R,
  Given<O, "shape", "model">,
  Given<O, "dates", "iso">,
  Given<O, "select", undefined>
>;

/**
 * What tells the records of a watch apart, together with the options that say what a record is: each is inferred by itself,
 * so that the function's record is known.
 */
export interface Keyed<R extends ResourceName, Shape, Dates, Select> {
  /** See `WatchOptions`. */
  readonly shape?: Shape | undefined;
  /** See `WatchOptions`. */
  readonly dates?: Dates | undefined;
  /** See `WatchOptions`. */
  readonly select?: Select | undefined;
  /** A property, or a function of the record as it is given out. */
  readonly key?: keyof Resources[R]["model"] | KeyFunction<Shaped<R, Shape, Dates, Select>>["of"] | undefined;
}

/** The options of a watch but for the type of `key`, which depends on the records. */
export type Watching<R extends ResourceName> = Omit<WatchOptions<R>, "key"> & {
  /** See `Keyed`. */
  readonly key?: unknown;
};

/** A function of a record. As a method, so that options may be declared before it is known which records there will be. */
interface KeyFunction<T> {
  /** Gives what tells a record apart. */
  of(record: T): unknown;
}
