/** Makes objects of a batch's tables: a template of nulls per record, filled in column by column. */

/** How a column's cells are read: see `engine/src/plan.rs`. */
const TEXT = 0;
const NUMBER = 1;
const BOOLEAN = 2;
const NUMBER_OR_TEXT = 3;
const JSON_TEXT = 4;
const GROUP = 5;
const LIST = 6;
const VALUES = 7;
const MAP = 8;
const END = 9;

/** The first word of a cell that is no length of a text: see `engine/src/batch.rs`. */
const NULL = -1;
const INTERNED = -2;
const SMALL = -3;
const DOUBLE = -4;
const NUMBER_TEXT = -5;

/** What is left of a text's place in the wide text without the mark that it is there. */
const PLACE = 0x7fffffff;

/** An object that is being filled in: what it holds is what the layout says. */
type Target = Record<string, unknown>;
type Targets = (Target | null)[];

/** Per table, its columns: see `Plan::layout` in `engine/src/plan.rs`. */
type Layout = [form: number, name: string, table?: number][][];

/** Makes an empty record or group. */
type Copy = () => Target;

interface Column {
  readonly form: number;
  readonly name: string;
  /** Where its cell is in a row, in words. */
  readonly offset: number;
  /** The table of a list or map. */
  readonly table: number;
  /** Makes a group with nothing in it. */
  readonly copy: Copy | undefined;
}

interface Table {
  readonly columns: readonly Column[];
  /** Words in a row. */
  readonly stride: number;
  /** Makes a record with nothing in it. */
  readonly copy: Copy;
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

function copies(names: Target): Copy {
  const place = PLACES[shapes++ % PLACES.length] as (template: Target) => Target;
  // To V8, an object that was made property by property is a hash table once it has some twenty, and thirty times as
  // slow to copy; what was parsed is not.
  const template = JSON.parse(JSON.stringify(names)) as Target;
  // The first few copies that a place makes get a hidden class of their own: those are not given out.
  for (let i = 0; i < 32; i++) place(template);
  return () => place(template);
}

function toTable(layout: Layout[number]): Table {
  const root: Target = {};
  const open = [root];
  const columns: (Column & { template: Target | undefined })[] = [];
  let offset = 0;
  for (const [form, name, table = 0] of layout) {
    if (form === END) open.pop();
    else (open.at(-1) as Target)[name] = null;
    const template = form === GROUP ? ({} as Target) : undefined;
    columns.push({ form, name, offset, table, template, copy: undefined });
    if (template) open.push(template);
    if (form !== END) offset += 2;
  }
  return {
    // The templates are complete only now.
    columns: columns.map(({ template, ...column }) => ({ ...column, copy: template && copies(template) })),
    stride: offset,
    copy: copies(root),
  };
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

const utf16 = new TextDecoder("utf-16le", { ignoreBOM: true });
const latin1 = new TextDecoder("latin1");

interface NodeBuffer {
  from(memory: ArrayBuffer, at: number, length: number): { latin1Slice?(): string };
}

/** Node reads Latin-1 several times faster through its `Buffer`. */
const { Buffer: nodeBuffer } = globalThis as { Buffer?: NodeBuffer };

function readNarrow(memory: ArrayBuffer, at: number, length: number): string {
  const text = nodeBuffer?.from(memory, at, length).latin1Slice?.();
  return text ?? latin1.decode(new Uint8Array(memory, at, length));
}

function readWide(memory: ArrayBuffer, at: number, length: number, loneSurrogates: boolean): string {
  const units = new Uint16Array(memory, at, length);
  if (!loneSurrogates) return utf16.decode(units);
  // A decoder would replace surrogates without a partner.
  let text = "";
  for (let from = 0; from < length; from += 4096) text += String.fromCharCode(...units.subarray(from, from + 4096));
  return text;
}

/** What a batch's cells refer to. */
interface Batch {
  readonly words: Int32Array;
  readonly doubles: Float64Array;
  readonly narrow: string;
  readonly wide: string;
  /** Texts that recur, from this and earlier batches. */
  readonly interned: readonly string[];
}

function text({ narrow, wide, interned }: Batch, length: number, place: number): string {
  if (length === INTERNED) return interned[place] as string;
  if (place >= 0) return narrow.slice(place, place + length);
  const from = place & PLACE;
  return wide.slice(from, from + length);
}

function number({ narrow, doubles }: Batch, mark: number, value: number): number {
  if (mark === SMALL) return value;
  if (mark === DOUBLE) return doubles[value] as number;
  return Number(narrow.slice(value, value + (NUMBER_TEXT - mark)));
}

/** The value of a cell that is looked at alone. */
function value(batch: Batch, form: number, at: number): unknown {
  const mark = batch.words[at] as number;
  const word = batch.words[at + 1] as number;
  if (mark === NULL) return null;
  if (form === BOOLEAN) return mark === 1;
  if (form === NUMBER || (form === NUMBER_OR_TEXT && mark < INTERNED)) return number(batch, mark, word);
  return form === JSON_TEXT ? JSON.parse(text(batch, mark, word)) : text(batch, mark, word);
}

// The loops that most of the time is spent in: one per form, so that each stays simple for the compiler.

function fillText(targets: Targets, name: string, batch: Batch, at: number, stride: number): void {
  const { words, narrow, wide, interned } = batch;
  for (let row = 0; row < targets.length; row++, at += stride) {
    const target = targets[row];
    const length = words[at] as number;
    if (target === null || target === undefined || length === NULL) continue;
    const place = words[at + 1] as number;
    if (length === INTERNED) target[name] = interned[place];
    else if (place >= 0) target[name] = narrow.slice(place, place + length);
    else target[name] = wide.slice(place & PLACE, (place & PLACE) + length);
  }
}

function fillNumber(targets: Targets, name: string, batch: Batch, at: number, stride: number): void {
  const { words, doubles } = batch;
  for (let row = 0; row < targets.length; row++, at += stride) {
    const target = targets[row];
    const mark = words[at] as number;
    if (target === null || target === undefined || mark === NULL) continue;
    const word = words[at + 1] as number;
    if (mark === SMALL) target[name] = word;
    else target[name] = mark === DOUBLE ? doubles[word] : number(batch, mark, word);
  }
}

function fillBoolean(targets: Targets, name: string, { words }: Batch, at: number, stride: number): void {
  for (let row = 0; row < targets.length; row++, at += stride) {
    const target = targets[row];
    const mark = words[at] as number;
    if (target !== null && target !== undefined && mark !== NULL) target[name] = mark === 1;
  }
}

function fillOther(targets: Targets, { name, form }: Column, batch: Batch, at: number, stride: number): void {
  for (let row = 0; row < targets.length; row++, at += stride) {
    const target = targets[row];
    if (target) target[name] = value(batch, form, at);
  }
}

/** Gives every row its group, where there is anything in it; the groups take the rows' places. */
function openGroup(targets: Targets, column: Column, { words }: Batch, at: number, stride: number): Targets {
  const { name, copy } = column as Column & { copy: Copy };
  const groups: Targets = new Array(targets.length);
  for (let row = 0; row < targets.length; row++, at += stride) {
    const target = targets[row];
    if (target && words[at] === 1) {
      const group = copy();
      target[name] = group;
      groups[row] = group;
    } else groups[row] = null;
  }
  return groups;
}

/** Keys such as `__proto__` are data, too. */
function define(target: Target, key: string, value: unknown): void {
  if (key === "__proto__") {
    Object.defineProperty(target, key, { value, configurable: true, enumerable: true, writable: true });
  } else target[key] = value;
}

/**
 * Makes a function that builds the records of a batch, given the address of its header
 * (see `Batch::header` in `engine/src/batch.rs`).
 */
export function createBuilder(memory: WebAssembly.Memory, layout: string): (header: number) => Target[] {
  const tables = toTables(layout);
  const interned: string[] = [];

  /** The objects of a table's rows. */
  function build(batch: Batch, header: number, table: number): Target[] {
    const { columns, stride, copy } = tables[table] as Table;
    const start = (batch.words[header + 2 * table] as number) >>> 2;
    const count = batch.words[header + 2 * table + 1] as number;
    const rows: Target[] = new Array(count);
    for (let row = 0; row < count; row++) rows[row] = copy();
    const open: Targets[] = [rows];
    for (const column of columns) {
      const targets = open.at(-1) as Targets;
      const at = start + column.offset;
      switch (column.form) {
        case TEXT:
          fillText(targets, column.name, batch, at, stride);
          break;
        case NUMBER:
          fillNumber(targets, column.name, batch, at, stride);
          break;
        case BOOLEAN:
          fillBoolean(targets, column.name, batch, at, stride);
          break;
        case GROUP:
          open.push(openGroup(targets, column, batch, at, stride));
          break;
        case END:
          open.pop();
          break;
        case LIST: {
          const elements = build(batch, header, column.table);
          fillRows(targets, column, batch, at, stride, (first, end) => elements.slice(first, end));
          break;
        }
        case VALUES:
          fillRows(targets, column, batch, at, stride, (first, end) => values(batch, header, column.table, first, end));
          break;
        case MAP:
          fillRows(targets, column, batch, at, stride, (first, end) => map(batch, header, column.table, first, end));
          break;
        default:
          fillOther(targets, column, batch, at, stride);
      }
    }
    return rows;
  }

  function fillRows(
    targets: Targets,
    { name }: Column,
    { words }: Batch,
    at: number,
    stride: number,
    rows: (first: number, end: number) => unknown,
  ): void {
    for (let row = 0; row < targets.length; row++, at += stride) {
      const target = targets[row];
      const first = words[at + 1] as number;
      if (target) target[name] = rows(first, first + (words[at] as number));
    }
  }

  /** A list of plain values; what is not as documented is left out. */
  function values(batch: Batch, header: number, table: number, first: number, end: number): unknown[] {
    const { columns, stride } = tables[table] as Table;
    const start = (batch.words[header + 2 * table] as number) >>> 2;
    const list: unknown[] = [];
    for (let row = first; row < end; row++) {
      const element = value(batch, (columns[0] as Column).form, start + row * stride);
      if (element !== null) list.push(element);
    }
    return list;
  }

  function map(batch: Batch, header: number, table: number, first: number, end: number): Target {
    const { columns, stride } = tables[table] as Table;
    const start = (batch.words[header + 2 * table] as number) >>> 2;
    const entries: Target = {};
    for (let row = first; row < end; row++) {
      const at = start + row * stride;
      define(entries, value(batch, TEXT, at) as string, value(batch, (columns[1] as Column).form, at + 2));
    }
    return entries;
  }

  return (address) => {
    const buffer = memory.buffer as ArrayBuffer;
    const words = new Int32Array(buffer);
    const header = address >>> 2;
    const [, loneSurrogates, narrowAt, narrowLength, wideAt, wideLength, freshAt, freshCount, doublesAt, doublesCount] =
      words.subarray(header, header + 10) as unknown as number[] as [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
      ];
    const batch: Batch = {
      words,
      doubles: new Float64Array(buffer, doublesAt >>> 0, doublesCount),
      narrow: readNarrow(buffer, narrowAt >>> 0, narrowLength),
      wide: readWide(buffer, wideAt >>> 0, wideLength, loneSurrogates === 1),
      interned,
    };
    for (let at = freshAt >>> 2, end = at + 2 * freshCount; at < end; at += 2) {
      interned.push(text(batch, words[at] as number, words[at + 1] as number));
    }
    return build(batch, header + 10, 0);
  };
}
