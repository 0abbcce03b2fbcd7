import type { ResourceName } from "ocean-fleet/worker";
import { createSignal, type JSX, Match, onCleanup, Switch } from "solid-js";
import { Failure } from "../../components/failure.tsx";
import { errorOf } from "../../data/error.ts";
import { bytes, milliseconds } from "../../language/format.ts";
import { useConnection, useSession } from "../../session/session.tsx";
import { Figures } from "./figures.tsx";
import type { Validation } from "./inspection.ts";
import { type Measurement, measure } from "./measurement.ts";
import { text } from "./texts.ts";

type State = "idle" | "measuring" | Measurement | Error;

/** Tells the engine's time and that of the objects apart, on demand. */
export function MeasurementPanel(props: { resource: ResourceName; validation: Validation }): JSX.Element {
  const { ocean } = useConnection();
  const { report } = useSession();
  const [state, setState] = createSignal<State>("idle");
  const controller = new AbortController();
  onCleanup(() => controller.abort());

  const start = async () => {
    setState("measuring");
    try {
      setState(await measure(ocean, props.resource, props.validation, controller.signal));
    } catch (problem) {
      report(problem);
      setState(errorOf(problem));
    }
  };
  const failure = () => {
    const current = state();
    return current instanceof Error ? current : null;
  };
  const measurement = () => {
    const current = state();
    return typeof current === "string" || current instanceof Error ? null : current;
  };

  return (
    <div class="measurement">
      <Switch
        fallback={
          <button type="button" disabled={state() === "measuring"} onClick={start}>
            {state() === "measuring" ? text().measuring : text().measure}
          </button>
        }
      >
        <Match when={failure()}>
          {(error) => <Failure title={text().measureFailed} error={error()} onRetry={start} />}
        </Match>
        <Match when={measurement()}>
          {(measured) => (
            <>
              <Figures
                figures={[
                  { name: text().engine, value: milliseconds(measured().engineMs), hint: text().engineHint },
                  { name: text().objects, value: milliseconds(measured().objectsMs), hint: text().objectsHint },
                  {
                    name: text().kept,
                    value: bytes(measured().keptBytes),
                    hint: text().keptHint(bytes(measured().keptBytes), bytes(measured().bodyBytes)),
                  },
                ]}
              />
              <p class="hint">{text().measureHint}</p>
            </>
          )}
        </Match>
      </Switch>
    </div>
  );
}
