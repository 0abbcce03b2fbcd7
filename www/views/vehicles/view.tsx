import type { Vehicle } from "ocean-fleet/worker";
import { createMemo, createSignal, type JSX } from "solid-js";
import { ViewFrame } from "../../application/view-frame.tsx";
import { viewNames } from "../../application/views.ts";
import { createColumnChoice } from "../../components/table/column-choice.ts";
import { ListingAside, ListingStatus } from "../../components/table/listing-status.tsx";
import { RecordsTable } from "../../components/table/records-table.tsx";
import { createListing } from "../../data/listing.ts";
import { createNow } from "../../data/now.ts";
import { INITIAL_COLUMNS, vehicleColumns } from "./columns.tsx";
import { MAINTENANCE_PROPERTIES, nextVisit } from "./maintenance.ts";
import { text } from "./texts.ts";

const MINUTE = 60_000;
const FIRST_BY_NAME = { key: "registration", isDescending: false };

/** The fleet, and what maintenance it needs. Only the columns that are shown are requested. */
export default function VehiclesView(): JSX.Element {
  const now = createNow(MINUTE);
  const columns = vehicleColumns(now);
  const choice = createColumnChoice<Vehicle>(() => columns, INITIAL_COLUMNS, ["id", ...MAINTENANCE_PROPERTIES]);
  const listing = createListing<Vehicle>((ocean, hooks) =>
    ocean.stream("vehicles", {}, { ...hooks, select: choice.select(), includeFields: true }),
  );
  const [isDueOnly, setDueOnly] = createSignal(false);
  const isDue = (vehicle: Vehicle) => (nextVisit(vehicle, now())?.urgency ?? "planned") !== "planned";
  const filter = createMemo(() => (isDueOnly() ? isDue : undefined));

  return (
    <ViewFrame name="vehicles" aside={<ListingAside listing={listing} />}>
      <ListingStatus listing={listing} failureTitle={text().failed} />
      <RecordsTable
        label={viewNames().vehicles}
        noun={text().noun}
        fileName="vehicles"
        emptyTitle={text().none}
        records={listing.records()}
        isLoading={listing.phase() === "loading"}
        isComplete={listing.phase() === "complete"}
        choice={choice}
        isRequested
        initialOrder={FIRST_BY_NAME}
        filter={filter()}
        filters={
          <label class="choice">
            <input
              type="checkbox"
              checked={isDueOnly()}
              onChange={(event) => setDueOnly(event.currentTarget.checked)}
            />
            {text().due}
          </label>
        }
      />
    </ViewFrame>
  );
}
