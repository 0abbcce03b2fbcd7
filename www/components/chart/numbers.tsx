import { createSignal, For, type JSX, Show } from "solid-js";
import { texts } from "../../language/language.ts";
import "./numbers.css";

const text = texts({ show: "The numbers as a table" }, { show: "Les chiffres en tableau" });

export interface NumberRow {
  readonly head: string;
  /** What else there is to say about the row. */
  readonly note?: string | null;
  readonly cells: readonly string[];
}

/** The numbers of a chart as a table, for whoever cannot see the chart or wants to copy them. */
export function Numbers(props: {
  caption: string;
  /** The first is that of the rows' heads. */
  heads: readonly string[];
  rows: readonly NumberRow[];
}): JSX.Element {
  const [isOpen, setOpen] = createSignal(false);
  return (
    <details class="numbers" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text().show}</summary>
      <Show when={isOpen()}>
        <NumberTable {...props} />
      </Show>
    </details>
  );
}

/** A table of numbers that scrolls by itself where it is too wide, so it is reachable by keyboard. */
export function NumberTable(props: {
  caption: string;
  heads: readonly string[];
  rows: readonly NumberRow[];
}): JSX.Element {
  return (
    <figure class="number-table" aria-label={props.caption} tabindex="0">
      <table>
        <caption class="visually-hidden">{props.caption}</caption>
        <thead>
          <tr>
            <For each={props.heads}>{(head) => <th scope="col">{head}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {({ head, note, cells }) => (
              <tr>
                <th scope="row">
                  {head}
                  <Show when={note}>
                    <span class="hint">{note}</span>
                  </Show>
                </th>
                <For each={cells}>{(cell) => <td>{cell}</td>}</For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </figure>
  );
}
