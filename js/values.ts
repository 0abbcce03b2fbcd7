// What kind of value something is, of any realm.

/** The tags of plain objects. */
const PLAIN: readonly string[] = ["Object", "Module"];

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** The kind of an object, such as `Map`. */
export function tagOf(value: object): string {
  return Object.prototype.toString.call(value).slice("[object ".length, -1);
}

/** Whether an object is plain: not a list, a `Map`, a `Date`, a promise, …. */
export function isPlain(value: object): boolean {
  return PLAIN.includes(tagOf(value));
}
