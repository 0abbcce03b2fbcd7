import { createSignal, For, type JSX, Match, onCleanup, Show, Switch } from "solid-js";
import { ViewFrame } from "../../application/view-frame.tsx";
import { Failure } from "../../components/failure.tsx";
import { errorOf } from "../../data/error.ts";
import { bytes, counted } from "../../language/format.ts";
import { type Comparison, type ComparisonProgress, compare } from "./comparison.ts";
import { ComparisonResult } from "./comparison-result.tsx";
import { SIZES, SUBJECT_NAMES, type SubjectName } from "./subject.ts";
import { stepTexts, text } from "./texts.ts";
import "./speed.css";

type State =
  | { readonly phase: "idle" | "cancelled" }
  | { readonly phase: "running"; readonly progress: ComparisonProgress }
  | { readonly phase: "complete"; readonly comparison: Comparison }
  | { readonly phase: "failed"; readonly error: Error };

/** Compares the library with what one would use without it, in the visitor's own browser. */
export default function SpeedView(): JSX.Element {
  const [resource, setResource] = createSignal<SubjectName>("vehicles");
  const [vehicles, setVehicles] = createSignal<number>(SIZES[1]);
  const [state, setState] = createSignal<State>({ phase: "idle" });
  let controller = new AbortController();
  onCleanup(() => controller.abort());

  const run = async () => {
    controller = new AbortController();
    const { signal } = controller;
    setState({ phase: "running", progress: { step: "generate", share: null, bytes: 0 } });
    try {
      const onProgress = (progress: ComparisonProgress) => setState({ phase: "running", progress });
      const comparison = await compare({ resource: resource(), vehicles: vehicles() }, signal, onProgress);
      setState({ phase: "complete", comparison });
    } catch (problem) {
      setState(signal.aborted ? { phase: "cancelled" } : { phase: "failed", error: errorOf(problem) });
    }
  };
  const isRunning = () => state().phase === "running";
  const at = <P extends State["phase"]>(phase: P) => {
    const current = state();
    return current.phase === phase ? (current as Extract<State, { phase: P }>) : null;
  };

  return (
    <ViewFrame name="speed">
      <p class="speed-about">{text().about}</p>
      <form
        class="toolbar"
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <label class="field">
          {text().resource}
          <select
            value={resource()}
            disabled={isRunning()}
            onChange={(event) => setResource(event.currentTarget.value as SubjectName)}
          >
            <For each={SUBJECT_NAMES}>{(name) => <option>{name}</option>}</For>
          </select>
        </label>
        <label class="field">
          {text().size}
          <select
            value={String(vehicles())}
            disabled={isRunning()}
            onChange={(event) => setVehicles(Number(event.currentTarget.value))}
          >
            <For each={SIZES}>{(size) => <option value={String(size)}>{counted(size, text().vehicles)}</option>}</For>
          </select>
        </label>
        <Show
          when={isRunning()}
          fallback={
            <button type="submit" class="primary">
              {text().run}
            </button>
          }
        >
          <button type="button" onClick={() => controller.abort()}>
            {text().cancel}
          </button>
        </Show>
      </form>
      <Switch>
        <Match when={at("running")}>{(running) => <Progress progress={running().progress} />}</Match>
        <Match when={at("cancelled")}>
          <p role="status">{text().cancelled}</p>
        </Match>
        <Match when={at("failed")}>
          {(failed) => <Failure title={text().failed} error={failed().error} onRetry={run} />}
        </Match>
        <Match when={at("complete")}>{(complete) => <ComparisonResult comparison={complete().comparison} />}</Match>
      </Switch>
      <section class="card speed-words">
        <div>
          <h2>{text().losesTitle}</h2>
          <ul class="speed-list">
            <For each={text().loses}>{(sentence) => <li>{sentence}</li>}</For>
          </ul>
        </div>
        <div>
          <h2>{text().methodTitle}</h2>
          <ul class="speed-list">
            <For each={text().method}>{(sentence) => <li>{sentence}</li>}</For>
          </ul>
        </div>
      </section>
    </ViewFrame>
  );
}

function Progress(props: { progress: ComparisonProgress }): JSX.Element {
  const step = () => stepTexts()[props.progress.step];
  return (
    <div class="loading">
      <Show when={props.progress.share !== null} fallback={<progress aria-label={step()} />}>
        <progress aria-label={step()} value={props.progress.share ?? 0} />
      </Show>
      <p>
        {step()} · {bytes(props.progress.bytes)}
      </p>
    </div>
  );
}
