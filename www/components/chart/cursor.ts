import { type Accessor, createSignal } from "solid-js";

/** A cell of a grid; a chart with one row of columns has only row 0. */
export interface Cell {
  readonly column: number;
  readonly row: number;
}

/** The cell that a chart's tooltip is about. */
export interface Cursor {
  readonly cell: Accessor<Cell | null>;
  point(cell: Cell | null): void;
  /** Where the keyboard is: where it was before, and at first in the first cell. */
  readonly home: Accessor<Cell>;
  onFocus(): void;
  onBlur(): void;
  onKeyDown(event: KeyboardEvent): void;
}

const STEPS: Readonly<Record<string, Cell>> = {
  ArrowLeft: { column: -1, row: 0 },
  ArrowRight: { column: 1, row: 0 },
  ArrowUp: { column: 0, row: -1 },
  ArrowDown: { column: 0, row: 1 },
};

/** Moves over a chart with the pointer or with the arrow keys, Home and End. Escape puts the tooltip away. */
export function createCursor(columns: Accessor<number>, rows: Accessor<number> = () => 1): Cursor {
  const [cell, setCell] = createSignal<Cell | null>(null);
  const [last, setLast] = createSignal<Cell>({ column: 0, row: 0 });
  const home = () => within(last());

  function within({ column, row }: Cell): Cell {
    return { column: clamp(column, columns()), row: clamp(row, rows()) };
  }

  function point(next: Cell | null): void {
    setCell(next);
    if (next) setLast(next);
  }

  function target(key: string): Cell | null {
    const { column, row } = home();
    if (key === "Home") return { column: 0, row };
    if (key === "End") return { column: columns() - 1, row };
    const step = STEPS[key];
    return step ? within({ column: column + step.column, row: row + step.row }) : null;
  }

  return {
    cell,
    point,
    home,
    onFocus: () => point(home()),
    onBlur: () => point(null),
    onKeyDown: (event) => {
      if (event.key === "Escape") point(null);
      const next = target(event.key);
      if (!next) return;
      event.preventDefault();
      point(next);
    },
  };
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(index, count - 1));
}
