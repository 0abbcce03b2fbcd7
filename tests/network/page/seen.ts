/** Everything that can be seen of a value, however deep, as text: also what is not enumerable, and what caused it. */
export function seenIn(value: unknown, known = new Set<unknown>()): string {
  if (typeof value !== "object" || value === null) return typeof value === "function" ? "" : String(value);
  if (known.has(value)) return "";
  known.add(value);
  const texts = [Object.prototype.toString.call(value)];
  if (value instanceof Error || value instanceof DOMException) texts.push(String(value), value.message, value.name);
  for (const key of Reflect.ownKeys(value)) texts.push(String(key), seenIn(Reflect.get(value, key), known));
  try {
    texts.push(JSON.stringify(value) ?? "");
  } catch {
    // It refers to itself.
  }
  return texts.join("\n");
}
