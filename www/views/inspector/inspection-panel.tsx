import type { ResourceName } from "ocean-fleet/worker";
import { createSignal, For, type JSX, onCleanup, Show } from "solid-js";
import { errorOf } from "../../data/error.ts";
import { RESOURCES } from "../../data/example-requests.ts";
import { number } from "../../language/format.ts";
import { useConnection, useSession } from "../../session/session.tsx";
import { type Inspection, inspect, type Validation } from "./inspection.ts";
import { InspectionResult } from "./inspection-result.tsx";
import { text } from "./texts.ts";

const VALIDATIONS: readonly Validation[] = ["strict", "lenient"];

/** Sends requests on demand, and shows what the library tells about them. */
export function InspectionPanel(): JSX.Element {
  const { ocean } = useConnection();
  const { report } = useSession();
  const [resource, setResource] = createSignal<ResourceName>("vehicles");
  const [validation, setValidation] = createSignal<Validation>("strict");
  const [result, setResult] = createSignal<Inspection | null>(null);
  const [busy, setBusy] = createSignal<string | null>(null);
  let controller = new AbortController();
  onCleanup(() => controller.abort());

  async function run(label: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    controller = new AbortController();
    setResult(null);
    setBusy(label);
    try {
      await work(controller.signal);
    } catch (problem) {
      if (!controller.signal.aborted) throw errorOf(problem);
    } finally {
      setBusy(null);
    }
  }

  const send = () =>
    run(text().sending, async (signal) => {
      const inspection = await inspect(ocean, resource(), validation(), signal);
      report(inspection.error);
      setResult(inspection);
    });
  const sendAll = () =>
    run(text().sending, async (signal) => {
      let answered = 0;
      const requests = RESOURCES.map(async (each) => {
        const inspection = await inspect(ocean, each, validation(), signal);
        report(inspection.error);
        if (inspection.error) setResult(inspection);
        setBusy(text().sendingAll(number(++answered), number(RESOURCES.length)));
      });
      await Promise.all(requests);
    });

  return (
    <section class="card" aria-labelledby="inspect">
      <h2 id="inspect">{text().inspect}</h2>
      <form
        class="toolbar"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <label class="field">
          {text().resource}
          <select value={resource()} onChange={(event) => setResource(event.currentTarget.value as ResourceName)}>
            <For each={RESOURCES}>{(each) => <option>{each}</option>}</For>
          </select>
        </label>
        <label class="field">
          {text().validation}
          <select value={validation()} onChange={(event) => setValidation(event.currentTarget.value as Validation)}>
            <For each={VALIDATIONS}>{(each) => <option value={each}>{text()[each]}</option>}</For>
          </select>
        </label>
        <button type="submit" class="primary" disabled={busy() !== null}>
          {text().send}
        </button>
        <button type="button" disabled={busy() !== null} onClick={() => void sendAll()}>
          {text().sendAll}
        </button>
        <Show when={busy()}>
          {(label) => (
            <>
              <button type="button" onClick={() => controller.abort()}>
                {text().cancel}
              </button>
              <p role="status">{label()}</p>
            </>
          )}
        </Show>
      </form>
      <Show when={result()} keyed>
        {(inspection) => <InspectionResult inspection={inspection} />}
      </Show>
    </section>
  );
}
