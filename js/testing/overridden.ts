import { isObject, isPlain } from "../values.js";

/**
 * A copy of a value in which others take the place of its own. They are merged as far as both are plain objects; lists,
 * and objects whose keys are data, are replaced as a whole, and `undefined` replaces nothing.
 *
 * @param isMap whether the keys of a field's value are data
 */
export function overridden(value: unknown, other: unknown, isMap: (field: string) => boolean): unknown {
  if (other === undefined) return copied(value);
  if (!isMergeable(value) || !isMergeable(other)) return copied(other);
  const keys = new Set([...Object.keys(value), ...Object.keys(other)]);
  return Object.fromEntries(
    [...keys].map((key) => {
      const own = Object.hasOwn(other, key) ? other[key] : undefined;
      return [key, overridden(isMap(key) && own !== undefined ? null : value[key], own, isMap)];
    }),
  );
}

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (!isMergeable(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, copied(child)]));
}

function isMergeable(value: unknown): value is Record<string, unknown> {
  return isObject(value) && isPlain(value);
}
