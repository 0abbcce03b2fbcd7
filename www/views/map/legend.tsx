import { For, type JSX } from "solid-js";
import { number, unit } from "../../language/format.ts";
import { FRESHNESS, type Freshness, HOUR } from "./fleet/freshness.ts";
import { VEHICLE_STATES, type VehicleState } from "./fleet/state.ts";
import { Sign } from "./sign.tsx";
import { useMapState } from "./state.ts";
import { text } from "./texts.ts";
import "./legend.css";

const STALE_AFTER = [HOUR / 4, HOUR, 4 * HOUR, 12 * HOUR];
const SILENT_AFTER = [24 * HOUR, 3 * 24 * HOUR, 7 * 24 * HOUR];
/** What no live position says is not listed, unless one does. */
const ALWAYS_LISTED: readonly VehicleState[] = ["moving", "engineOn", "stopped", "unknown"];

/** What the signs mean, how many there are of each, and which are shown. */
export function Legend(): JSX.Element {
  const { model } = useMapState();
  const states = () =>
    VEHICLE_STATES.filter((state) => ALWAYS_LISTED.includes(state) || model.counts().states[state] > 0);
  return (
    <details class="map-legend" open={matchMedia("(width >= 60rem)").matches}>
      <summary>{text().legend}</summary>
      <ul>
        <For each={states()}>
          {(state) => (
            <Entry
              label={text().states[state]}
              count={model.counts().states[state]}
              sign={[state, "recent"]}
              isShown={model.filter().states.has(state)}
              onShow={() => model.setFilter({ ...model.filter(), states: toggled(model.filter().states, state) })}
            />
          )}
        </For>
      </ul>
      <ul>
        <For each={FRESHNESS}>
          {(freshness) => (
            <Entry
              label={text().freshness[freshness]}
              count={model.counts().freshness[freshness]}
              sign={["stopped", freshness]}
              isShown={model.filter().freshness.has(freshness)}
              onShow={() =>
                model.setFilter({ ...model.filter(), freshness: toggled(model.filter().freshness, freshness) })
              }
            />
          )}
        </For>
      </ul>
      <div class="map-thresholds">
        <Threshold
          label={text().staleAfter}
          choices={STALE_AFTER}
          value={model.thresholds().stale}
          onChoose={(stale) => model.setThresholds({ ...model.thresholds(), stale })}
        />
        <Threshold
          label={text().silentAfter}
          choices={SILENT_AFTER}
          value={model.thresholds().silent}
          onChoose={(silent) => model.setThresholds({ ...model.thresholds(), silent })}
        />
      </div>
    </details>
  );
}

function Entry(props: {
  label: string;
  count: number;
  sign: readonly [VehicleState, Freshness];
  isShown: boolean;
  onShow: () => void;
}): JSX.Element {
  return (
    <li>
      <label>
        <input type="checkbox" checked={props.isShown} onChange={() => props.onShow()} />
        <Sign state={props.sign[0]} freshness={props.sign[1]} />
        <span>{props.label}</span>
        <span class="map-count">{number(props.count)}</span>
      </label>
    </li>
  );
}

function Threshold(props: {
  label: string;
  choices: readonly number[];
  value: number;
  onChoose: (milliseconds: number) => void;
}): JSX.Element {
  return (
    <label>
      {props.label}
      <select value={props.value} onChange={(event) => props.onChoose(Number(event.currentTarget.value))}>
        <For each={props.choices}>{(choice) => <option value={choice}>{period(choice)}</option>}</For>
      </select>
    </label>
  );
}

function period(milliseconds: number): string {
  const hours = milliseconds / HOUR;
  if (hours < 1) return unit(hours * 60, "minute");
  return hours < 24 ? unit(hours, "hour") : unit(hours / 24, "day");
}

function toggled<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}
