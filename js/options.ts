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

/** What tells the records of a watch apart. */
export interface Keyed<R extends ResourceName, O> {
  /** A property, or a function of the record as it is given out. */
  readonly key?: keyof Resources[R]["model"] | ((record: RecordOf<R, O>) => unknown) | undefined;
}
