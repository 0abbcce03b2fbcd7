import { For, type JSX, Show } from "solid-js";

export interface Figure {
  readonly name: string;
  readonly value: string;
  readonly hint?: string;
}

/** Names and their values. */
export function Figures(props: { figures: readonly Figure[] }): JSX.Element {
  return (
    <dl class="figures">
      <For each={props.figures}>
        {({ name, value, hint }) => (
          <div>
            <dt>{name}</dt>
            <dd>
              {value}
              <Show when={hint}>
                <span class="figure-hint">{hint}</span>
              </Show>
            </dd>
          </div>
        )}
      </For>
    </dl>
  );
}
