import X from "lucide-solid/icons/x";
import type { Equipment } from "ocean-fleet/worker";
import { createEffect, For, type JSX, on, Show } from "solid-js";
import type { Column } from "../../components/table/column.ts";
import { nameOf } from "./columns.tsx";
import { EquipmentDay } from "./equipment-day.tsx";
import { text } from "./texts.ts";
import "./details.css";

interface EquipmentDetailsProps {
  readonly equipment: Equipment;
  readonly columns: readonly Column<Equipment>[];
  readonly onClose: () => void;
}

/** All that is known of a piece of equipment. */
export function EquipmentDetails(props: EquipmentDetailsProps): JSX.Element {
  let heading!: HTMLHeadingElement;
  createEffect(
    on(
      () => props.equipment,
      () => heading.focus(),
    ),
  );
  return (
    <aside
      class="card equipment-details"
      aria-labelledby="equipment-details"
      onKeyDown={(event) => event.key === "Escape" && props.onClose()}
    >
      <header>
        <h2 ref={heading} id="equipment-details" tabindex="-1">
          {nameOf(props.equipment)}
        </h2>
        <button type="button" class="quiet" aria-label={text().close} onClick={() => props.onClose()}>
          <X size={18} aria-hidden="true" />
        </button>
      </header>
      <dl>
        <For each={props.columns.slice(1)}>
          {({ title, text }) => (
            <Show when={text(props.equipment)}>
              {(value) => (
                <div>
                  <dt>{title()}</dt>
                  <dd>{value()}</dd>
                </div>
              )}
            </Show>
          )}
        </For>
      </dl>
      <Show when={props.equipment.id} keyed>
        {(id) => <EquipmentDay id={id} />}
      </Show>
    </aside>
  );
}
