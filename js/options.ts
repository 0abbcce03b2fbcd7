import type { Resources } from "./generated/definitions.js";

/** The name of a resource: a method of the client. */
export type ResourceName = keyof Resources;

/** The parameters of a resource's requests. */
export type ParamsOf<R extends ResourceName> = Resources[R]["params"];

/** The resources that can be asked for without parameters. */
export type ResourceWithOptionalParams = {
  [R in ResourceName]: object extends ParamsOf<R> ? R : never;
}[ResourceName];

/**
 * Options as they are given. What is misspelt is an error, also beside options that are not; so is what is for models
 * alone where the wire tree is asked for.
 */
export type Fitting<O, Options> = O &
  Options & { readonly [Unknown in Exclude<keyof O, keyof Options>]: never } & (O extends Record<"shape", "dto">
    ? Partial<Record<"select" | "dates", undefined>>
    : unknown);

/** The type that an option is given with; its default, too, where it may have been left out. */
type Given<O, Key extends string, Default> = Key extends keyof O
  ? Exclude<O[Key], undefined> | (undefined extends O[Key] ? Default : never)
  : Default;

/** The model of a resource, with its date-times as they are asked for. */
type ModelOf<R extends ResourceName, Dates> = Dates extends "epoch"
  ? Resources<number>[R]["model"]
  : Resources<string>[R]["model"];

/** What a selection leaves of a model. */
type Selected<Model, Select> = Select extends readonly (infer Key)[] ? Pick<Model, Key & keyof Model> : Model;

/** A record of a resource, by the values of the options. */
type Shaped<R extends ResourceName, Shape, Dates, Select> = Shape extends "dto"
  ? Resources[R]["dto"]
  : Selected<ModelOf<R, Dates>, Select>;

/** What one record is given out as, under these options. */
export type RecordOf<R extends ResourceName, O = unknown> = Shaped<
  R,
  Given<O, "shape", "model">,
  Given<O, "dates", "iso">,
  Given<O, "select", undefined>
>;
