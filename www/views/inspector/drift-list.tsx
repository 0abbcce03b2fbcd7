import type { Drift } from "ocean-fleet/worker";
import { For, type JSX, Show } from "solid-js";
import { text } from "./texts.ts";

/** What is new in the API, once per kind. */
export function DriftList(props: { drifts: readonly Drift[] }): JSX.Element {
  return (
    <section class="card" aria-labelledby="drift">
      <h2 id="drift">{text().drift}</h2>
      <p class="hint">{text().driftHint}</p>
      <Show when={props.drifts.length > 0} fallback={<p>{text().noDrift}</p>}>
        <ul class="drifts">
          <For each={props.drifts}>
            {({ kind, endpoint, path, value }) => (
              <li>
                <code>{value === undefined ? path.join(".") : `${path.join(".")} = ${value}`}</code>
                <span class="hint">
                  {text().kinds[kind]} · {endpoint}
                </span>
              </li>
            )}
          </For>
        </ul>
        <p class="hint">{text().anyElement}</p>
      </Show>
    </section>
  );
}
