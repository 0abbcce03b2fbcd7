import { For, type JSX } from "solid-js";
import { duration, number } from "../../language/format.ts";
import { halfHourName } from "./half-hours.ts";
import { text } from "./texts.ts";
import { HALF_HOURS, sum, type Usage } from "./usage.ts";

/** What a period comes to. */
export function Totals(props: { usage: Usage; days: number; vehicles: number }): JSX.Element {
  const totals = () => [
    { name: text().totalUse, value: duration(props.usage.seconds) },
    { name: text().perDay, value: duration(props.usage.seconds / Math.max(1, props.days)) },
    {
      name: text().vehiclesInUse,
      value: text().ofVehicles(number(props.usage.vehicles.length), number(props.vehicles)),
    },
    { name: text().busiest, value: halfHourName(busiest(props.usage)) },
  ];
  return (
    <dl class="totals">
      <For each={totals()}>
        {({ name, value }) => (
          <div class="card">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}

/** The half-hour of the day in which most equipment was in use. */
function busiest({ halfHoursByDay }: Usage): number {
  const totals = Array.from({ length: HALF_HOURS }, (_, index) => sum(halfHoursByDay.map((day) => day[index] ?? 0)));
  return totals.indexOf(Math.max(...totals));
}
