import Columns from "lucide-solid/icons/columns-3";
import { createUniqueId, For, type JSX, Show } from "solid-js";
import { texts } from "../../language/language.ts";
import type { ColumnChoice } from "./column-choice.ts";
import "./column-chooser.css";

const text = texts(
  { columns: "Columns", hint: "Only the properties that are shown are requested." },
  { columns: "Colonnes", hint: "Seules les propriétés affichées sont demandées." },
);

/** Lets the user choose a table's columns. */
export function ColumnChooser<T>(props: { choice: ColumnChoice<T>; isRequested: boolean }): JSX.Element {
  const id = createUniqueId();
  let button!: HTMLButtonElement;
  let panel!: HTMLFieldSetElement;
  const place = () => {
    const { left, bottom } = button.getBoundingClientRect();
    panel.style.top = `${bottom + 4}px`;
    panel.style.left = `${Math.max(8, Math.min(left, innerWidth - panel.offsetWidth - 8))}px`;
    panel.style.maxHeight = `${Math.max(160, innerHeight - bottom - 16)}px`;
  };
  return (
    <>
      <button ref={button} type="button" popovertarget={id}>
        <Columns size={16} aria-hidden="true" />
        {text().columns}
      </button>
      <fieldset ref={panel} id={id} popover class="column-chooser" onToggle={place}>
        <legend class="visually-hidden">{text().columns}</legend>
        <Show when={props.isRequested}>
          <p class="hint">{text().hint}</p>
        </Show>
        <For each={props.choice.all()}>
          {({ key, title }, position) => (
            <label class="choice">
              <input
                type="checkbox"
                checked={props.choice.isChosen(key)}
                disabled={position() === 0}
                onChange={() => props.choice.toggle(key)}
              />
              {title()}
            </label>
          )}
        </For>
      </fieldset>
    </>
  );
}
