import type { NearestVehicle } from "ocean-fleet/worker";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { Empty } from "../../../components/empty.tsx";
import { Failure } from "../../../components/failure.tsx";
import { counted, distance, duration, number } from "../../../language/format.ts";
import { useMapState } from "../state.ts";
import type { RadiusUnit } from "./nearest.ts";
import { MAX_LISTED } from "./results.ts";
import { text } from "./texts.ts";
import "../steps.css";
import "./nearest.css";

const METRES: Readonly<Record<RadiusUnit, number>> = { KM: 1_000, M: 1 };

/** Searches for the vehicles around a place, and lists them. */
export function NearestPanel(): JSX.Element {
  const { nearest } = useMapState();
  return (
    <aside class="map-panel card" aria-label={text().title}>
      <header>
        <h2>{text().title}</h2>
        <button type="button" class="quiet" onClick={() => nearest.setOn(false)}>
          {text().close}
        </button>
      </header>
      <p class="hint">{text().pick}</p>
      <SearchForm />
      <Switch>
        <Match when={nearest.error()}>
          {(error) => <Failure title={text().failed} error={error()} onRetry={nearest.retry} />}
        </Match>
        <Match when={nearest.isLoading()}>
          <p class="hint" role="status">
            {text().searching}
          </p>
        </Match>
        <Match when={nearest.results()}>{(results) => <Results results={results()} />}</Match>
      </Switch>
    </aside>
  );
}

function SearchForm(): JSX.Element {
  const { nearest } = useMapState();
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    const figure = (name: string) => Number(entered.get(name));
    nearest.find({
      latitude: figure("latitude"),
      longitude: figure("longitude"),
      radius: figure("radius"),
      unit: entered.get("unit") as RadiusUnit,
      isByRoad: entered.get("mode") === "road",
    });
  };
  return (
    <form class="map-nearest-form" onSubmit={submit}>
      <Coordinate name="latitude" limit={90} value={nearest.search()?.latitude} label={text().latitude} />
      <Coordinate name="longitude" limit={180} value={nearest.search()?.longitude} label={text().longitude} />
      <label class="field">
        {text().radius}
        <input name="radius" type="number" min="1" max="2000000" required value={nearest.search()?.radius ?? 20} />
      </label>
      <label class="field">
        {text().unit}
        <select name="unit" value={nearest.search()?.unit ?? "KM"}>
          <option value="KM">{text().units.KM}</option>
          <option value="M">{text().units.M}</option>
        </select>
      </label>
      <fieldset>
        <legend>{text().mode}</legend>
        <label class="choice">
          <input type="radio" name="mode" value="air" checked={!nearest.search()?.isByRoad} />
          {text().byAir}
        </label>
        <label class="choice">
          <input type="radio" name="mode" value="road" checked={nearest.search()?.isByRoad ?? false} />
          {text().byRoad}
        </label>
      </fieldset>
      <button type="submit" class="primary">
        {text().find}
      </button>
    </form>
  );
}

function Coordinate(props: { name: string; label: string; limit: number; value: number | undefined }): JSX.Element {
  return (
    <label class="field">
      {props.label}
      <input
        name={props.name}
        type="number"
        step="any"
        min={-props.limit}
        max={props.limit}
        required
        value={props.value ?? ""}
      />
    </label>
  );
}

function Results(props: { results: readonly NearestVehicle[] }): JSX.Element {
  const listed = () => props.results.slice(0, MAX_LISTED);
  const all = () => counted(props.results.length, text().vehicle);
  return (
    <Show when={props.results.length > 0} fallback={<Empty title={text().nobody}>{text().nobodyWhy}</Empty>}>
      <p role="status">
        {listed().length < props.results.length ? text().firstOf(number(listed().length), all()) : all()}
      </p>
      <ol class="map-results">
        <For each={listed()}>{(result, index) => <Result rank={index() + 1} result={result} />}</For>
      </ol>
    </Show>
  );
}

function Result(props: { rank: number; result: NearestVehicle }): JSX.Element {
  const { model, nearest, select } = useMapState();
  const id = () => String(props.result.vehicle?.id ?? "");
  const registration = () => model.vehicles().get(id())?.record.registration ?? props.result.vehicle?.name;
  const choose = () => {
    nearest.setOn(false);
    select(id(), "list");
  };
  return (
    <li>
      <button type="button" onClick={choose}>
        <span class="map-rank">{props.rank}</span>
        <span class="map-step-text">
          <strong>{registration()}</strong>
          <span>{props.result.position?.town}</span>
        </span>
        <span class="map-step-figures">
          <Show when={props.result.distance !== null}>
            <span>{distance((props.result.distance ?? 0) * METRES[nearest.search()?.unit ?? "KM"])}</span>
          </Show>
          <Show when={nearest.search()?.isByRoad && props.result.duration !== null}>
            <span>{duration(props.result.duration ?? 0)}</span>
          </Show>
        </span>
      </button>
    </li>
  );
}
