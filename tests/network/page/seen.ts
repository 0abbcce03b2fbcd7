/** Everything that can be seen of a value, at any depth, as text; includes causes and what is not enumerable. */
export function seenIn(value: unknown, visited = new Set<unknown>()): string {
  if (typeof value !== "object" || value === null) return typeof value === "function" ? "" : String(value);
  if (visited.has(value)) return "";
  visited.add(value);
  const texts = [Object.prototype.toString.call(value)];
  if (value instanceof Error || value instanceof DOMException) texts.push(String(value), value.message, value.name);
  for (const key of Reflect.ownKeys(value)) texts.push(String(key), seenIn(Reflect.get(value, key), visited));
  try {
    texts.push(JSON.stringify(value) ?? "");
  } catch {
    // A circular structure.
  }
  return texts.join("\n");
}
