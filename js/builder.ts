/** How records are made of a batch's tables: by code of their own where all of a model is asked for, or by a layout. */

import { cell, isThere, list, map, prepare, read, type Table, type Target, values } from "./cells.js";
import { TABLES } from "./generated/tables.js";

/** How a column's cells are read: see `engine/src/plan.rs`. */
const VALUE = 0;
const GROUP = 1;
const LIST = 2;
const VALUES = 3;
const END = 5;

/** Per table, its columns: see `Plan::layout` in `engine/src/plan.rs`. */
type Layout = [form: number, name: string, table?: number][][];

/** Reads what is of a property in the row that begins at a word. */
type Read = (row: number) => unknown;

interface Property {
  readonly name: string;
  readonly read: Read;
}

/**
 * Copies of a template. All do the same: an engine that sees one place copy objects of many shapes makes that place
 * slow, so every shape has a place of its own, as far as they go.
 */
const PLACES: readonly ((template: Target) => Target)[] = [
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

/** Makes objects of these properties. */
function maker(properties: readonly Property[]): (row: number) => Target {
  const copy = PLACES[shapes++ % PLACES.length] as (template: Target) => Target;
  // To V8, an object that was made property by property is a hash table once it has some twenty, and thirty times as
  // slow to copy; what was parsed is not.
  const template = JSON.parse(JSON.stringify(Object.fromEntries(properties.map(({ name }) => [name, null])))) as Target;
  // The first few copies that a place makes get a hidden class of their own: those are not given out.
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

/** What makes the objects of a table's rows. */
function toTable(layout: Layout[number]): Table {
  let stride = 0;
  const columns = layout.values();
  /** The properties that are next, up to the end of the group. */
  const properties = () => {
    const found: Property[] = [];
    for (const column of columns) {
      const [form, name] = column;
      if (form === END) break;
      const offset = stride;
      stride += 2;
      const read = form === GROUP ? group(offset, maker(properties())) : reader(column, offset);
      found.push({ name, read });
    }
    return found;
  };
  const make = maker(properties());
  return { stride, make };
}

function group(offset: number, make: Read): Read {
  return (row) => (isThere(row + offset) ? make(row) : null);
}

function reader([form, , table = 0]: Layout[number][number], offset: number): Read {
  if (form === VALUE) return (row) => cell(row + offset);
  if (form === LIST) return (row) => list(row + offset, table);
  if (form === VALUES) return (row) => values(row + offset, table);
  return (row) => map(row + offset, table);
}

/** The tables of the layouts that were seen: an application has few. */
const known = new Map<string, readonly Table[]>();

function toTables(layout: string): readonly Table[] {
  let tables = known.get(layout);
  if (!tables) {
    const parsed = JSON.parse(layout) as Layout;
    const lists = parsed.flat().filter(([form]) => form === LIST);
    const ofObjects = new Set([0, ...lists.map(([, , table]) => table)]);
    tables = parsed.map((columns, table) => (ofObjects.has(table) ? toTable(columns) : {}));
    if (known.size >= 64) known.clear();
    known.set(layout, tables);
  }
  return tables;
}

const prepared = new Set<string>();

/** The tables of a resource's whole model. */
function whole(resource: string): readonly Table[] | undefined {
  const tables = TABLES[resource];
  if (tables && !prepared.has(resource)) {
    prepare(tables);
    prepared.add(resource);
  }
  return tables;
}

/**
 * Makes a function that makes the records of a batch, given the address of its header.
 *
 * @param resource whose model this is, where all of it is asked for
 */
export function createBuilder(
  memory: WebAssembly.Memory,
  layout: string,
  resource: string | undefined,
): (header: number) => Target[] {
  const tables = (resource && whole(resource)) || toTables(layout);
  const texts: string[] = [];
  return (header) => read(memory, header, tables, texts);
}
