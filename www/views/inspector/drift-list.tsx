import type { Drift } from "ocean-fleet/worker";
import { type JSX, Show } from "solid-js";
import { NumberTable } from "../../components/chart/numbers.tsx";
import { text } from "./texts.ts";

/** What is new in the API, once per kind. */
export function DriftList(props: { drifts: readonly Drift[] }): JSX.Element {
  return (
    <section class="card" aria-labelledby="drift">
      <h2 id="drift">{text().drift}</h2>
      <p class="hint">{text().driftHint}</p>
      <Show when={props.drifts.length > 0} fallback={<p>{text().noDrift}</p>}>
        <NumberTable
          caption={text().drift}
          heads={[text().path, text().drift, text().endpoint]}
          rows={props.drifts.map(({ kind, endpoint, path, value }) => ({
            head: path.join("."),
            note: value ?? null,
            cells: [text().kinds[kind], endpoint],
          }))}
        />
        <p class="hint">{text().anyElement}</p>
      </Show>
    </section>
  );
}
