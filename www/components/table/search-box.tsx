import type { JSX } from "solid-js";
import { texts } from "../../language/language.ts";

const text = texts({ search: "Search" }, { search: "Rechercher" });

export function SearchBox(props: { value: string; onInput: (value: string) => void }): JSX.Element {
  return (
    <label class="field">
      {text().search}
      <input
        type="search"
        autocomplete="off"
        spellcheck={false}
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </label>
  );
}
