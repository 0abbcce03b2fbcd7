import type { Equipment } from "ocean-fleet/worker";
import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { ViewFrame } from "../../application/view-frame.tsx";
import { viewNames } from "../../application/views.ts";
import { createColumnChoice } from "../../components/table/column-choice.ts";
import { ListingAside, ListingStatus } from "../../components/table/listing-status.tsx";
import { RecordsTable } from "../../components/table/records-table.tsx";
import { equipmentColumns, INITIAL_COLUMNS } from "./columns.tsx";
import { EquipmentDetails } from "./details.tsx";
import { createEquipmentList } from "./equipment-list.ts";
import { text } from "./texts.ts";

const FIRST_BY_NAME = { key: "name", isDescending: false };

/** The tagged equipment, and where a piece of it has been. */
export default function EquipmentView(): JSX.Element {
  const [openId, setOpenId] = createSignal<number | null>(null);
  const columns = equipmentColumns(({ id }) => setOpenId(id));
  // The details show every column, so everything is requested.
  const needed = [...new Set(columns.flatMap(({ needs }) => needs)), "id"] as const;
  const choice = createColumnChoice<Equipment>(() => columns, INITIAL_COLUMNS, needed);
  const list = createEquipmentList(choice.select);
  const open = createMemo(() => list.records().find(({ id }) => id !== null && id === openId()));

  return (
    <ViewFrame name="equipment" aside={<ListingAside listing={list} />}>
      <ListingStatus listing={list} failureTitle={text().failed} />
      <div class="equipment">
        <RecordsTable
          label={viewNames().equipment}
          noun={text().noun}
          fileName="equipment"
          emptyTitle={text().none}
          records={list.records()}
          isLoading={list.phase() === "loading"}
          isComplete={list.phase() === "complete"}
          choice={choice}
          initialOrder={FIRST_BY_NAME}
          isOpen={({ id }) => id !== null && id === openId()}
        />
        <Show when={open()}>
          {(equipment) => (
            <EquipmentDetails equipment={equipment()} columns={columns} onClose={() => setOpenId(null)} />
          )}
        </Show>
      </div>
    </ViewFrame>
  );
}
