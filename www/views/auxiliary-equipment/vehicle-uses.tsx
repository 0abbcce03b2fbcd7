import { createEffect, createMemo, createSignal, type JSX, on, Show } from "solid-js";
import { NumberTable } from "../../components/chart/numbers.tsx";
import { duration, number } from "../../language/format.ts";
import { text } from "./texts.ts";
import type { Usage, VehicleUse } from "./usage.ts";

const PAGE = 20;

/** How long each vehicle's equipment was in use, the most used first. */
export function VehicleUses(props: {
  usage: Usage;
  equipment: readonly string[];
  registrationOf: (id: number | null) => string | null;
}): JSX.Element {
  const [limit, setLimit] = createSignal(PAGE);
  createEffect(
    on(
      () => props.usage,
      () => setLimit(PAGE),
      { defer: true },
    ),
  );

  const used = createMemo(() => props.equipment.filter((name) => props.usage.byDay.has(name)));
  const shown = createMemo(() => props.usage.vehicles.slice(0, limit()));
  const rowOf = ({ id, name, seconds, byEquipment }: VehicleUse) => ({
    head: props.registrationOf(id) ?? text().noRegistration,
    note: name,
    cells: [
      duration(seconds),
      ...used().map((equipment) => {
        const own = byEquipment.get(equipment);
        return own ? duration(own) : "";
      }),
    ],
  });
  return (
    <>
      <NumberTable
        caption={text().vehicles}
        heads={[text().registration, text().total, ...used()]}
        rows={shown().map(rowOf)}
      />
      <p class="vehicle-uses-more">
        {text().shown(number(shown().length), number(props.usage.vehicles.length))}
        <Show when={shown().length < props.usage.vehicles.length}>
          <button type="button" class="quiet" onClick={() => setLimit((rows) => rows + PAGE)}>
            {text().showMore}
          </button>
        </Show>
      </p>
    </>
  );
}
