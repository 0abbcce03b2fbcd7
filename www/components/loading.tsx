import type { Progress } from "ocean-fleet/worker";
import { type JSX, Show } from "solid-js";
import { bytes, counted } from "../language/format.ts";
import { texts } from "../language/language.ts";

const text = texts(
  { loading: "Loading…", cancel: "Cancel", record: { one: "record", other: "records" }, bar: "Loading" },
  {
    loading: "Chargement…",
    cancel: "Annuler",
    record: { one: "enregistrement", other: "enregistrements" },
    bar: "Chargement",
  },
);

/** How far an answer has come, and a way to stop it. */
export function Loading(props: { progress: Progress | null; onCancel?: () => void }): JSX.Element {
  return (
    <div class="loading">
      <Show when={props.progress?.totalBytes} fallback={<progress aria-label={text().bar} />}>
        {(total) => <progress aria-label={text().bar} max={total()} value={props.progress?.receivedBytes ?? 0} />}
      </Show>
      <p>
        <Show when={props.progress} fallback={text().loading}>
          {(progress) => `${counted(progress().records, text().record)} · ${bytes(progress().receivedBytes)}`}
        </Show>
      </p>
      <Show when={props.onCancel}>
        {(cancel) => (
          <button type="button" onClick={() => cancel()()}>
            {text().cancel}
          </button>
        )}
      </Show>
    </div>
  );
}
