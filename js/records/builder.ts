/** Builds records from a batch's tables: with generated code for a whole model, otherwise by following a layout. */

import { CELL_WORDS, FORM_END, FORM_GROUP, FORM_LIST, FORM_VALUE, FORM_VALUES } from "../generated/format.js";
import { TABLES } from "../generated/tables.js";
import { cell, hasValue, list, map, prepare, read, type Table, type Target, values } from "./columns.js";

/** Per table, its columns: see `crates/engine/src/format.rs`. */
type Layout = [form: number, name: string, table?: number][][];

/** Reads a property of the row that begins at a word. */
type Read = (row: number) => unknown;

interface Property {
  readonly name: string;
  readonly read: Read;
}

/**
 * Functions that copy a template. All do the same: a call site that copies objects of many shapes becomes slow, so each
 * shape gets a call site of its own while there are any left.
 */
const COPIERS: readonly ((template: Target) => Target)[] = [
  (template) => ({ ...template }),
  (template) => ({ ...template }),
  (template) => ({ ...template }),
  (template) => ({ ...template }),
  (template) => ({ ...template }),
  (template) => ({ ...template }),
  (template) => ({ ...template }),
  (template) => ({ ...template }),
];
let shapes = 0;

/** Makes objects with these properties. */
function maker(properties: readonly Property[]): (row: number) => Target {
  const copy = COPIERS[shapes++ % COPIERS.length] as (template: Target) => Target;
  // V8 turns an object built property by property into a hash table at about twenty properties, which is thirty times
  // slower to copy; a parsed object stays fast.
  const template = JSON.parse(JSON.stringify(Object.fromEntries(properties.map(({ name }) => [name, null])))) as Target;
  // The first few copies made at a call site get a hidden class of their own, so they are thrown away.
  for (let i = 0; i < 32; i++) copy(template);
  return (row) => {
    const target = copy(template);
    for (let i = 0; i < properties.length; i++) {
      const { name, read } = properties[i] as Property;
      const value = read(row);
      if (value !== null) target[name] = value;
    }
    return target;
  };
}

/** Makes objects from a table's rows. */
function toTable(layout: Layout[number]): Table {
  let stride = 0;
  const columns = layout.values();
  /** The next properties, up to the end of the group. */
  const properties = () => {
    const found: Property[] = [];
    for (const column of columns) {
      const [form, name] = column;
      if (form === FORM_END) break;
      const offset = stride;
      stride += CELL_WORDS;
      const read = form === FORM_GROUP ? group(offset, maker(properties())) : reader(column, offset);
      found.push({ name, read });
    }
    return found;
  };
  const make = maker(properties());
  return { stride, make };
}

function group(offset: number, make: Read): Read {
  return (row) => (hasValue(row + offset) ? make(row) : null);
}

function reader([form, , table = 0]: Layout[number][number], offset: number): Read {
  if (form === FORM_VALUE) return (row) => cell(row + offset);
  if (form === FORM_LIST) return (row) => list(row + offset, table);
  if (form === FORM_VALUES) return (row) => values(row + offset, table);
  return (row) => map(row + offset, table);
}

/** The tables of all layouts so far; an application has only a few. */
const known = new Map<string, readonly Table[]>();

function toTables(layout: string): readonly Table[] {
  let tables = known.get(layout);
  if (!tables) {
    const parsed = JSON.parse(layout) as Layout;
    const lists = parsed.flat().filter(([form]) => form === FORM_LIST);
    const ofObjects = new Set([0, ...lists.map(([, , table]) => table)]);
    tables = parsed.map((columns, table) => (ofObjects.has(table) ? toTable(columns) : {}));
    if (known.size >= 64) known.clear();
    known.set(layout, tables);
  }
  return tables;
}

const prepared = new Set<string>();

/** The generated tables of a resource's whole model. */
function whole(resource: string): readonly Table[] | undefined {
  const tables = TABLES[resource];
  if (tables && !prepared.has(resource)) {
    prepare(tables);
    prepared.add(resource);
  }
  return tables;
}

/** Builds the records of a batch, given the buffer that holds it, and the address of its header there. */
export type Builder = (buffer: ArrayBuffer, header: number) => Target[];

/**
 * Creates a builder for the batches of one answer.
 *
 * @param resource whose model this is, if all of it is asked for
 */
export function createBuilder(layout: string, resource: string | undefined): Builder {
  const tables = (resource && whole(resource)) || toTables(layout);
  const texts: string[] = [];
  return (buffer, header) => read(buffer, header, tables, texts);
}
