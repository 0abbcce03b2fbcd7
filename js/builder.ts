/** How records are made of a batch's tables: by code of their own where all of a model is asked for, or by a layout. */

import { cell, isThere, json, list, map, read, type Table, type Target, values } from "./cells.js";
import { TABLES } from "./generated/tables.js";

/** How a column's cells are read: see `engine/src/plan.rs`. */
const VALUE = 0;
const JSON_TEXT = 1;
const GROUP = 2;
const LIST = 3;
const VALUES = 4;
const END = 6;

/** Per table, its columns: see `Plan::layout` in `engine/src/plan.rs`. */
type Layout = [form: number, name: string, table?: number][][];

/** Reads what is of a property in the row that begins at a word. */
type Read = (row: number) => unknown;

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
function maker(properties: readonly (readonly [name: string, read: Read])[]): (row: number) => Target {
  const copy = PLACES[shapes++ % PLACES.length] as (template: Target) => Target;
  // To V8, an object that was made property by property is a hash table once it has some twenty, and thirty times as
  // slow to copy; what was parsed is not.
  const template = JSON.parse(JSON.stringify(Object.fromEntries(properties.map(([name]) => [name, null])))) as Target;
  // The first few copies that a place makes get a hidden class of their own: those are not given out.
  for (let i = 0; i < 32; i++) copy(template);
  return (row) => {
    const target = copy(template);
    for (const [name, read] of properties) {
      const value = read(row);
      if (value !== null) target[name] = value;
    }
    return target;
  };
}

function toTable(layout: Layout[number]): Table {
  let stride = 0;
  const columns = layout.values();
  /** The properties that are next, up to the end of the group. */
  const properties = () => {
    const found: [name: string, read: Read][] = [];
    for (const [form, name, table = 0] of columns) {
      if (form === END) break;
      const offset = stride;
      stride += 2;
      const group = form === GROUP ? maker(properties()) : undefined;
      found.push([name, reader(form, offset, table, group)]);
    }
    return found;
  };
  const make = maker(properties());
  return { stride, make };
}

function reader(form: number, offset: number, table: number, group: Read | undefined): Read {
  if (group) return (row) => (isThere(row + offset) ? group(row) : null);
  if (form === VALUE) return (row) => cell(row + offset);
  if (form === JSON_TEXT) return (row) => json(row + offset);
  if (form === LIST) return (row) => list(row + offset, table);
  if (form === VALUES) return (row) => values(row + offset, table, cell);
  return (row) => map(row + offset, table, cell);
}

/** The tables of the layouts that were seen: an application has few. */
const known = new Map<string, readonly Table[]>();

function toTables(layout: string): readonly Table[] {
  let tables = known.get(layout);
  if (!tables) {
    tables = (JSON.parse(layout) as Layout).map(toTable);
    if (known.size >= 64) known.clear();
    known.set(layout, tables);
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
  const tables = (resource && TABLES[resource]) || toTables(layout);
  const texts: string[] = [];
  return (header) => read(memory, header, tables, texts);
}
