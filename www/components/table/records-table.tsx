import { createEffect, createMemo, createSignal, type JSX, Match, on, Switch } from "solid-js";
import { counted, number } from "../../language/format.ts";
import { texts } from "../../language/language.ts";
import { Empty } from "../empty.tsx";
import type { ColumnChoice } from "./column-choice.ts";
import { ColumnChooser } from "./column-chooser.tsx";
import { CsvButton } from "./csv-button.tsx";
import { createRows } from "./rows.ts";
import { SearchBox } from "./search-box.tsx";
import type { Order } from "./sort.ts";
import { Table, type TableControls, type TableProps } from "./table.tsx";
import "./records-table.css";

interface Noun {
  readonly one: string;
  readonly other: string;
}

const text = texts(
  {
    some: (matching: number, total: number, noun: Noun) => `${number(matching)} of ${counted(total, noun)}`,
    noMatch: "Nothing matches",
    noMatchAdvice: "Change the search or the filters to see more.",
  },
  {
    some: (matching: number, total: number, noun: Noun) => `${counted(matching, noun)} sur ${number(total)}`,
    noMatch: "Aucun résultat",
    noMatchAdvice: "Modifiez la recherche ou les filtres pour en voir davantage.",
  },
);

interface RecordsTableProps<T> extends Pick<TableProps<T>, "label" | "isOpen" | "isMarked" | "onTop" | "onReady"> {
  readonly records: readonly T[];
  readonly choice: ColumnChoice<T>;
  /** What the rows are, for the count. */
  readonly noun: Noun;
  readonly initialOrder: Order;
  /** Whether more records may come. */
  readonly isLoading: boolean;
  /** Whether all records have come, so that it can be said that there are none: not so after a failure. */
  readonly isComplete: boolean;
  /** The beginning of the name of the CSV file. */
  readonly fileName: string;
  /** Whether the choice of columns decides what is requested. */
  readonly isRequested?: boolean;
  readonly filter?: ((record: T) => boolean) | undefined;
  /** The view's own filters, beside the search. */
  readonly filters?: JSX.Element;
  /** What is said when there is nothing at all. */
  readonly emptyTitle: string;
}

/** Records in a table, with all that belongs to one: search, filters, columns, order, CSV and a count. */
export function RecordsTable<T extends object>(props: RecordsTableProps<T>): JSX.Element {
  const [query, setQuery] = createSignal("");
  const [order, setOrder] = createSignal<Order>(props.initialOrder);
  // A column that has just been chosen is there once its properties are.
  const columns = createMemo(
    () => props.choice.chosen().filter(({ needs }) => isLoaded(props.records[0], needs)),
    undefined,
    { equals: hasSameElements },
  );
  const rows = createRows<T>({
    records: () => props.records,
    columns,
    query,
    filter: () => props.filter,
    order,
  });
  let scrollToTop = () => {};
  createEffect(on([query, () => props.filter, order], () => scrollToTop(), { defer: true }));
  const ready = (controls: TableControls) => {
    scrollToTop = controls.scrollToTop;
    props.onReady?.(controls);
  };
  const count = () => {
    const { matching, total } = rows();
    if (total === 0 && !props.isComplete) return "";
    if (matching.length === total) return counted(total, props.noun);
    return text().some(matching.length, total, props.noun);
  };

  return (
    <section class="records-table" aria-label={props.label}>
      <div class="toolbar">
        <SearchBox value={query()} onInput={setQuery} />
        {props.filters}
        <div class="records-table-actions">
          <ColumnChooser choice={props.choice} isRequested={props.isRequested ?? false} />
          <CsvButton columns={columns()} rows={rows().matching} name={props.fileName} />
        </div>
      </div>
      {/* While rows arrive, the count changes too often to be read out. */}
      <p class="records-table-count" role="status" aria-live={props.isLoading ? "off" : "polite"}>
        {count()}
      </p>
      <Switch
        fallback={
          <Table
            label={props.label}
            columns={columns()}
            rows={rows().matching}
            order={order()}
            onOrder={setOrder}
            isOpen={props.isOpen}
            isMarked={props.isMarked}
            onTop={props.onTop}
            onReady={ready}
          />
        }
      >
        <Match when={props.records.length === 0 && props.isComplete}>
          <Empty title={props.emptyTitle} />
        </Match>
        <Match when={rows().total > 0 && rows().matching.length === 0 && !props.isLoading}>
          <Empty title={text().noMatch}>{text().noMatchAdvice}</Empty>
        </Match>
      </Switch>
    </section>
  );
}

function isLoaded<T extends object>(sample: T | undefined, needs: readonly (keyof T)[]): boolean {
  return sample === undefined || needs.every((property) => property in sample);
}

function hasSameElements(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((element, index) => element === b[index]);
}
