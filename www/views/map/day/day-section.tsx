import { For, type JSX, Match, Show, Switch } from "solid-js";
import { Empty } from "../../../components/empty.tsx";
import { Failure } from "../../../components/failure.tsx";
import { distance, duration, number, time } from "../../../language/format.ts";
import { useMapState } from "../state.ts";
import { today } from "./period.ts";
import { type Step, summary } from "./report.ts";
import { text } from "./texts.ts";
import { TimeSlider } from "./time-slider.tsx";
import "../steps.css";
import "./day.css";

/** A day of the selected vehicle: a summary, a slider along its track, its trips and stops. */
export function DaySection(): JSX.Element {
  const { address, day } = useMapState();
  return (
    <Show when={address.day()}>
      {(shown) => (
        <section class="map-day" aria-label={text().title}>
          <label class="field">
            {text().day}
            <input
              type="date"
              value={shown()}
              max={today()}
              onChange={({ currentTarget: { value } }) => value && address.showDay(value)}
            />
          </label>
          <Switch fallback={<Course />}>
            <Match when={day.error()}>
              {(error) => <Failure title={text().failed} error={error()} onRetry={day.retry} />}
            </Match>
            <Match when={day.isLoading()}>
              <p class="hint" role="status">
                {text().loading}
              </p>
            </Match>
            <Match when={day.points().length === 0 && day.steps().length === 0}>
              <Empty title={text().nothing}>{text().nothingWhy}</Empty>
            </Match>
          </Switch>
        </section>
      )}
    </Show>
  );
}

function Course(): JSX.Element {
  const { day } = useMapState();
  const totals = () => summary(day.steps());
  return (
    <>
      <dl class="map-totals">
        <div>
          <dt>{text().distance}</dt>
          <dd>{distance(totals().distanceMetres)}</dd>
        </div>
        <div>
          <dt>{text().driving}</dt>
          <dd>{duration(totals().drivingMs / 1000)}</dd>
        </div>
        <div>
          <dt>{text().stops}</dt>
          <dd>{number(totals().stops)}</dd>
        </div>
      </dl>
      <Show when={day.points().length > 1}>
        <TimeSlider />
      </Show>
      <h3>{text().steps}</h3>
      <ol class="map-steps">
        <For each={day.steps()}>{(step) => <StepEntry step={step} />}</For>
      </ol>
    </>
  );
}

/** A button: it takes the slider, and with it the marker, to where the trip or stop began. */
function StepEntry(props: { step: Step }): JSX.Element {
  const { day, goTo } = useMapState();
  const begin = () => {
    day.setInstant(props.step.start);
    if (props.step.place) goTo(props.step.place);
  };
  return (
    <li data-kind={props.step.kind}>
      <button type="button" onClick={begin}>
        <span class="map-step-number">{props.step.number ?? ""}</span>
        <span class="map-step-text">
          <strong>{props.step.number === null ? text().trip : text().stop(props.step.number)}</strong>
          <Show when={props.step.where}>
            {(where) => <span>{props.step.kind === "trip" ? text().to(where()) : where()}</span>}
          </Show>
        </span>
        <span class="map-step-figures">
          <Show when={props.step.start}>{(start) => <span>{time(start())}</span>}</Show>
          <span>{figures(props.step)}</span>
        </span>
      </button>
    </li>
  );
}

function figures({ kind, durationMs, distanceMetres }: Step): string {
  const lasted = durationMs === null ? null : duration(durationMs / 1000);
  const driven = kind === "trip" && distanceMetres !== null ? distance(distanceMetres) : null;
  return [driven, lasted].filter(Boolean).join(" · ");
}
