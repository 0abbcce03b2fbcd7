import { createMemo, createSignal, For, type JSX } from "solid-js";
import { HeatMap, type HeatRow } from "../../components/chart/heat-map.tsx";
import { Numbers } from "../../components/chart/numbers.tsx";
import { day, duration, shortDay } from "../../language/format.ts";
import { halfHourColumns, halfHourName } from "./half-hours.ts";
import { text } from "./texts.ts";
import type { Usage } from "./usage.ts";

type Rows = "byDay" | "byEquipment";
const CHOICES: readonly Rows[] = ["byDay", "byEquipment"];

/** At which time of the day equipment is in use. */
export function HalfHourChart(props: { usage: Usage; days: readonly string[] }): JSX.Element {
  const [chosen, setChosen] = createSignal<Rows | null>(null);
  /** A single day says more by equipment. */
  const rows = () => chosen() ?? (props.days.length > 1 ? "byDay" : "byEquipment");
  const heatRows = createMemo((): HeatRow[] =>
    rows() === "byDay"
      ? props.days.map((iso, index) => ({
          label: shortDay(iso),
          fullLabel: day(iso),
          values: props.usage.halfHoursByDay[index] ?? [],
        }))
      : [...props.usage.halfHoursByEquipment]
          .sort(([a], [b]) => a.localeCompare(b))
          .map(([name, values]) => ({ label: shortened(name), fullLabel: name, values })),
  );
  const numbers = createMemo(() =>
    halfHourColumns.map((_, index) => ({
      head: halfHourName(index),
      cells: heatRows().map(({ values }) => duration(values[index] ?? 0)),
    })),
  );
  return (
    <>
      <fieldset class="rows-choice">
        <legend class="visually-hidden">{text().rows}</legend>
        <For each={CHOICES}>
          {(choice) => (
            <label class="choice">
              <input
                type="radio"
                name="half-hour-rows"
                checked={rows() === choice}
                onChange={() => setChosen(choice)}
              />
              {text()[choice]}
            </label>
          )}
        </For>
      </fieldset>
      <HeatMap
        title={text().halfHours}
        rows={heatRows()}
        columns={halfHourColumns}
        labelWidth={rows() === "byDay" ? 64 : 116}
        format={duration}
        less={text().less}
        more={text().more}
      />
      <Numbers
        caption={text().halfHours}
        heads={[text().halfHour, ...heatRows().map(({ fullLabel }) => fullLabel)]}
        rows={numbers()}
      />
    </>
  );
}

const MAX_LABEL = 16;

function shortened(name: string): string {
  return name.length > MAX_LABEL ? `${name.slice(0, MAX_LABEL - 1)}…` : name;
}
