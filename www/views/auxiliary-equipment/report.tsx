import { useQuery } from "@tanstack/solid-query";
import { createDeferred, createMemo, type JSX, Show } from "solid-js";
import { Legend } from "../../components/chart/legend.tsx";
import { seriesColour } from "../../components/chart/palette.ts";
import { Empty } from "../../components/empty.tsx";
import { useConnection } from "../../session/session.tsx";
import type { Address } from "./address.ts";
import { DailyChart } from "./daily-chart.tsx";
import { HalfHourChart } from "./half-hour-chart.tsx";
import { daysOf } from "./period.ts";
import { text } from "./texts.ts";
import { Totals } from "./totals.tsx";
import { type Answer, addUp, equipmentNames } from "./usage.ts";
import { VehicleUses } from "./vehicle-uses.tsx";

/** What an answer says, with the filters that need no further request. */
export function Report(props: { answer: Answer; address: Address }): JSX.Element {
  const registrations = useRegistrations();
  const equipment = createMemo(() => equipmentNames(props.answer.records));
  const days = createMemo(() => daysOf(props.address.period));
  // Typing goes before adding up.
  const vehicle = createDeferred(() => props.address.vehicle);
  const usage = createMemo(() => {
    const wanted = vehicle().trim().toLocaleLowerCase();
    const without = new Set(props.address.without);
    return addUp(props.answer.records, {
      days: days(),
      includesVehicle: (id, name) =>
        `${registrations().get(id ?? Number.NaN) ?? ""}\n${name ?? ""}`.toLocaleLowerCase().includes(wanted),
      includesEquipment: (name) => !without.has(name),
    });
  });
  const legend = () =>
    equipment().map((name, index) => ({
      name,
      colour: seriesColour(index),
      isShown: !props.address.without.includes(name),
    }));

  return (
    <>
      <div class="toolbar">
        <label class="field">
          {text().vehicle}
          <input
            type="search"
            placeholder={text().vehicleHint}
            value={props.address.vehicle}
            onInput={(event) => props.address.setVehicle(event.currentTarget.value)}
          />
        </label>
        <Legend label={text().equipment} entries={legend()} onToggle={props.address.toggleEquipment} />
      </div>
      <Show when={usage().seconds > 0} fallback={<Empty title={text().nothing}>{text().nothingHint}</Empty>}>
        <Totals usage={usage()} days={days().length} vehicles={props.answer.records.length} />
        <section class="card" aria-labelledby="daily-use">
          <h2 id="daily-use">{text().daily}</h2>
          <DailyChart usage={usage()} days={days()} equipment={equipment()} />
        </section>
        <section class="card" aria-labelledby="half-hour-use">
          <h2 id="half-hour-use">{text().halfHours}</h2>
          <HalfHourChart usage={usage()} days={days()} />
          <p class="hint">{text().utc}</p>
        </section>
        <section class="card" aria-labelledby="vehicle-use">
          <h2 id="vehicle-use">{text().vehicles}</h2>
          <VehicleUses
            usage={usage()}
            equipment={equipment()}
            registrationOf={(id) => registrations().get(id ?? Number.NaN) ?? null}
          />
        </section>
      </Show>
    </>
  );
}

type Registrations = ReadonlyMap<number, string>;
const NONE: Registrations = new Map();

/** The usage names vehicles by their identifier only; their registrations come with the vehicles. */
function useRegistrations(): () => Registrations {
  const { queries } = useConnection();
  const vehicles = useQuery(() => ({
    ...queries.vehicles({}, { select: ["id", "registration"] }),
    select: (records): Registrations =>
      new Map(records.flatMap(({ id, registration }) => (id && registration ? [[id, registration]] : []))),
  }));
  return () => (vehicles.isSuccess ? vehicles.data : NONE);
}
