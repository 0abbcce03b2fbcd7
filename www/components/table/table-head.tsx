import ArrowDown from "lucide-solid/icons/arrow-down";
import ArrowUp from "lucide-solid/icons/arrow-up";
import { For, type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { Column } from "./column.ts";
import type { Order } from "./sort.ts";
import "./table-head.css";

interface TableHeadProps<T> {
  readonly columns: readonly Column<T>[];
  readonly order: Order | null;
  readonly onOrder: (order: Order) => void;
}

/** The titles of the columns, each of which sorts by its column, and the other way when it already does. */
export function TableHead<T>(props: TableHeadProps<T>): JSX.Element {
  const isSorted = (key: string) => props.order?.key === key;
  const direction = (key: string) => {
    if (!isSorted(key)) return undefined;
    return props.order?.isDescending ? "descending" : "ascending";
  };
  const sortBy = (key: string) => props.onOrder({ key, isDescending: direction(key) === "ascending" });
  return (
    <thead>
      <tr aria-rowindex="1">
        <For each={props.columns}>
          {({ key, title, kind }) => (
            <th scope="col" aria-sort={direction(key)} classList={{ number: kind === "number" }}>
              <button type="button" onClick={() => sortBy(key)}>
                <span>{title()}</span>
                <Show when={isSorted(key)}>
                  <Dynamic component={props.order?.isDescending ? ArrowDown : ArrowUp} size={14} aria-hidden="true" />
                </Show>
              </button>
            </th>
          )}
        </For>
      </tr>
    </thead>
  );
}
