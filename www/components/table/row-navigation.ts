import { type Accessor, createEffect, createSignal, on } from "solid-js";

/** The `aria-rowindex` of the first row: it counts from 1, and the head is a row. */
export const FIRST_ROW_INDEX = 2;

interface RowNavigationOptions {
  readonly count: Accessor<number>;
  /** The rows that are in the document. */
  readonly range: Accessor<{ readonly first: number; readonly end: number }>;
  readonly box: () => HTMLElement;
  readonly rowsPerPage: () => number;
  readonly reveal: (index: number) => void;
}

export interface RowNavigation {
  /** The only row that the Tab key leads to. */
  readonly tabStop: Accessor<number>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocusIn: (event: FocusEvent) => void;
  readonly onFocusOut: (event: FocusEvent) => void;
}

/** Moves the focus from row to row with the keyboard, also to rows that are not in the document yet. */
export function createRowNavigation(options: RowNavigationOptions): RowNavigation {
  const [active, setActive] = createSignal(0);
  let isWanted = false;
  let hasFocus = false;

  const rowAt = (index: number) =>
    options.box().querySelector<HTMLElement>(`tr[aria-rowindex="${index + FIRST_ROW_INDEX}"]`);
  const last = () => options.count() - 1;
  const tabStop = () => {
    const { first, end } = options.range();
    return active() >= first && active() < end ? active() : first;
  };

  const steps: Record<string, (from: number) => number> = {
    ArrowDown: (from) => from + 1,
    ArrowUp: (from) => from - 1,
    PageDown: (from) => from + options.rowsPerPage(),
    PageUp: (from) => from - options.rowsPerPage(),
    Home: () => 0,
    End: last,
  };

  function moveTo(index: number): void {
    setActive(index);
    options.reveal(index);
    isWanted = true;
    focusIfWanted();
  }

  function focusIfWanted(): void {
    const row = rowAt(active());
    if (!isWanted || !row) return;
    isWanted = false;
    row.focus({ preventScroll: true });
  }

  // The row that had the focus may have left the document: the keys must go on working.
  function keepFocus(): void {
    if (hasFocus && document.activeElement === document.body) options.box().focus({ preventScroll: true });
  }

  createEffect(
    on(options.range, () => {
      focusIfWanted();
      keepFocus();
    }),
  );

  return {
    tabStop,
    onKeyDown: (event) => {
      const isOnRow = event.target instanceof HTMLTableRowElement || event.target === options.box();
      if (!isOnRow || event.ctrlKey || event.metaKey || event.altKey) return;
      const step = steps[event.key];
      if (step && last() >= 0) moveTo(Math.min(last(), Math.max(0, step(active()))));
      else if (event.key === "Enter") follow(rowAt(active()));
      else return;
      event.preventDefault();
    },
    onFocusIn: ({ target }) => {
      hasFocus = true;
      const row = target instanceof Element ? target.closest("tbody tr") : null;
      if (row) setActive(Number(row.getAttribute("aria-rowindex")) - FIRST_ROW_INDEX);
    },
    onFocusOut: ({ target, relatedTarget }) => {
      // A row that is removed loses the focus, too, but nobody has moved it elsewhere.
      queueMicrotask(() => {
        const wasRemoved = target instanceof Node && !target.isConnected;
        if (!wasRemoved) hasFocus = options.box().contains(relatedTarget as Node | null);
      });
    },
  };
}

/** Does what the row's first link or button does. */
function follow(row: HTMLElement | null): void {
  row?.querySelector<HTMLElement>("a, button")?.click();
}
