import { createVirtualizer } from "@tanstack/solid-virtual";
import { createMemo, For, type JSX, onMount } from "solid-js";
import type { Column } from "./column.ts";
import { createRowNavigation, FIRST_ROW_INDEX } from "./row-navigation.ts";
import type { Order } from "./sort.ts";
import { TableHead } from "./table-head.tsx";
import "./table.css";

/** In CSS pixels: rows that are all as high need not be measured. `table.css` makes them so. */
const ROW_HEIGHT = 40;
const OVERSCAN = 12;

export interface TableControls {
  readonly scrollToTop: () => void;
}

export interface TableProps<T> {
  /** What it shows, for assistive technology. */
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly order: Order | null;
  readonly onOrder: (order: Order) => void;
  /** Whether the row is the one whose details are shown. */
  readonly isOpen?: ((record: T) => boolean) | undefined;
  /** Whether the row is to catch the eye. */
  readonly isMarked?: ((record: T) => boolean) | undefined;
  /** Told whether the first row is in sight. */
  readonly onTop?: ((isAtTop: boolean) => void) | undefined;
  readonly onReady?: ((controls: TableControls) => void) | undefined;
}

/** A table of any length, of which only the rows in sight are in the document. */
export function Table<T extends object>(props: TableProps<T>): JSX.Element {
  let box!: HTMLDivElement;
  const virtualizer = createVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    get count() {
      return props.rows.length;
    },
    getScrollElement: () => box,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    // The head covers as much of the box.
    scrollPaddingEnd: ROW_HEIGHT,
  });
  const range = createMemo(
    () => {
      const items = virtualizer.getVirtualItems();
      const first = items[0]?.index ?? 0;
      return { first, end: first + items.length };
    },
    undefined,
    { equals: (a, b) => a.first === b.first && a.end === b.end },
  );
  const visible = createMemo(() => props.rows.slice(range().first, range().end));
  const navigation = createRowNavigation({
    count: () => props.rows.length,
    range,
    box: () => box,
    rowsPerPage: () => Math.max(1, Math.floor(box.clientHeight / ROW_HEIGHT) - 2),
    reveal: (index) => virtualizer.scrollToIndex(index),
  });
  const scrollToTop = () => box.scrollTo({ top: 0 });
  onMount(() => props.onReady?.({ scrollToTop }));

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the rows, which have the focus.
    <div
      ref={box}
      class="table-box"
      tabindex="-1"
      onKeyDown={navigation.onKeyDown}
      onFocusIn={navigation.onFocusIn}
      onFocusOut={navigation.onFocusOut}
      onScroll={() => props.onTop?.(box.scrollTop < ROW_HEIGHT / 2)}
    >
      <table
        class="table"
        aria-label={props.label}
        aria-rowcount={props.rows.length + 1}
        style={{
          "--before": `${range().first * ROW_HEIGHT}px`,
          "--after": `${(props.rows.length - range().end) * ROW_HEIGHT}px`,
          "min-width": `${props.columns.reduce((sum, { width }) => sum + width, 0)}rem`,
        }}
      >
        <colgroup>
          <For each={props.columns}>{({ width }) => <col style={{ width: `${width}rem` }} />}</For>
        </colgroup>
        <TableHead columns={props.columns} order={props.order} onOrder={props.onOrder} />
        <tbody>
          <For each={visible()}>
            {(record, position) => {
              const index = () => range().first + position();
              return (
                <tr
                  aria-rowindex={index() + FIRST_ROW_INDEX}
                  tabindex={navigation.tabStop() === index() ? 0 : -1}
                  classList={{
                    open: props.isOpen?.(record) ?? false,
                    marked: props.isMarked?.(record) ?? false,
                  }}
                  aria-current={props.isOpen?.(record) ? "true" : undefined}
                >
                  <Cells columns={props.columns} record={record} />
                </tr>
              );
            }}
          </For>
        </tbody>
      </table>
    </div>
  );
}

/** The cells of a row; the first says what it is about. */
function Cells<T>(props: { columns: readonly Column<T>[]; record: T }): JSX.Element {
  return (
    <For each={props.columns}>
      {(column, position) => {
        const text = () => column.text(props.record);
        const content = column.cell ?? column.text;
        // Rows are made while the user scrolls, so they are made of as little as possible.
        return position() === 0 ? (
          <th scope="row" title={text()}>
            {content(props.record)}
          </th>
        ) : (
          <td class={column.kind} title={text()}>
            {content(props.record)}
          </td>
        );
      }}
    </For>
  );
}
