/** Whether two values of records are the same: plain values, lists and plain objects. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  // In the same order, too: a wire record shows it.
  const others = Object.keys(other);
  if (keys.length !== others.length) return false;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as keyof typeof one;
    if (key !== others[index] || !isSame(one[key], other[key])) return false;
  }
  return true;
}
