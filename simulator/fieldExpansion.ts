import { BadParameters } from "./errors.ts";

/** The fields of an object to keep, each with the fields of its value to keep; null keeps the whole value. */
export type Fields = Map<string, Fields | null>;

/** More than any answer needs. */
const MAX_DEPTH = 64;

/**
 * Reads a field expansion such as `a,b{c,d{e}}`, in the style of Facebook's Graph API. A field that is named twice
 * keeps what either mention asks for. Throws `BadParameters` if the text is malformed.
 */
export function parseFields(text: string): Fields {
  const tokens = text.match(/[{},]|[^\s{},]+/g) ?? [];
  let next = 0;

  const readList = (depth: number): Fields => {
    if (depth > MAX_DEPTH) throw new BadParameters(`includeFields: braces are nested more than ${MAX_DEPTH} deep.`);
    const fields: Fields = new Map();
    do {
      const name = readName();
      let nested: Fields | null = null;
      if (tokens[next] === "{") {
        next++;
        nested = readList(depth + 1);
        if (tokens[next++] !== "}") throw new BadParameters(`includeFields: the brace after "${name}" is not closed.`);
      }
      add(fields, name, nested);
    } while (tokens[next] === "," && next++ < tokens.length);
    return fields;
  };

  const readName = (): string => {
    const token = tokens[next++];
    if (token !== undefined && !"{},".includes(token)) return token;
    throw new BadParameters(`includeFields: a field name is missing before ${token ? `"${token}"` : "the end"}.`);
  };

  const fields = readList(0);
  if (next < tokens.length) throw new BadParameters(`includeFields: unexpected "${tokens[next]}".`);
  return fields;
}

function add(fields: Fields, name: string, nested: Fields | null): void {
  const earlier = fields.get(name);
  if (earlier === null) return;
  if (earlier === undefined || nested === null) fields.set(name, nested);
  else for (const [child, grandchildren] of nested) add(earlier, child, grandchildren);
}

/**
 * Reduces a value, or each element of a list, to these fields. They stay in the value's own order; missing fields are
 * skipped, and a value that has no fields is kept as it is.
 */
export function prune(value: unknown, fields: Fields | null): unknown {
  if (fields === null || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((element) => prune(element, fields));
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) => {
      const nested = fields.get(key);
      return nested === undefined ? [] : [[key, prune(child, nested)]];
    }),
  );
}
