import { For, type JSX } from "solid-js";

export interface LegendEntry {
  readonly name: string;
  readonly colour: string;
  readonly isShown: boolean;
}

/** The series of a chart, which can be switched off and on. */
export function Legend(props: {
  label: string;
  entries: readonly LegendEntry[];
  onToggle: (name: string) => void;
}): JSX.Element {
  return (
    <ul class="chart-legend" aria-label={props.label}>
      <For each={props.entries}>
        {(entry) => (
          <li>
            <button type="button" aria-pressed={entry.isShown} onClick={() => props.onToggle(entry.name)}>
              <Swatch colour={entry.colour} />
              {entry.name}
            </button>
          </li>
        )}
      </For>
    </ul>
  );
}

export function Swatch(props: { colour: string }): JSX.Element {
  return <span class="chart-swatch" aria-hidden="true" style={{ background: props.colour }} />;
}
