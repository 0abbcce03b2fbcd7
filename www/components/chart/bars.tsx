import { scaleLinear } from "d3-scale";
import { createMemo, For, type JSX, Show } from "solid-js";
import "./chart.css";

export interface Bar {
  readonly name: string;
  readonly colour: string;
  readonly value: number;
  /** The value with its unit, and what else is worth saying beside the bar. */
  readonly label: string;
}

/** Horizontal bars with their names and values as text, so that it reads as a list. */
export function Bars(props: {
  label: string;
  bars: readonly Bar[];
  /** A limit to compare with, marked by a line. */
  limit?: { readonly value: number; readonly label: string };
}): JSX.Element {
  const scale = createMemo(() => {
    const values = props.bars.map(({ value }) => value);
    return scaleLinear([0, Math.max(Number.MIN_VALUE, ...values)], [0, 100]);
  });
  const limitIsVisible = () => props.limit && scale()(props.limit.value) <= 100;
  return (
    <div class="chart-bars">
      <ul aria-label={props.label}>
        <For each={props.bars}>
          {(bar) => (
            <li>
              <span class="bar-name">{bar.name}</span>
              <svg aria-hidden="true" width="100%" height="20" preserveAspectRatio="none">
                <rect width={`${scale()(bar.value)}%`} height="20" rx="3" style={{ fill: bar.colour }} />
                <Show when={limitIsVisible() && props.limit}>
                  {(limit) => (
                    <line
                      class="bar-limit"
                      x1={`${scale()(limit().value)}%`}
                      x2={`${scale()(limit().value)}%`}
                      y2="20"
                    />
                  )}
                </Show>
              </svg>
              <span class="bar-value">{bar.label}</span>
            </li>
          )}
        </For>
      </ul>
      <Show when={limitIsVisible() && props.limit}>
        {(limit) => (
          <p class="hint">
            <span class="bar-limit-key" aria-hidden="true" /> {limit().label}
          </p>
        )}
      </Show>
    </div>
  );
}
