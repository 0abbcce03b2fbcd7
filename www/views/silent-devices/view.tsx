import type { NonCommunicatingDevice } from "ocean-fleet/worker";
import { createMemo, createSignal, For, type JSX } from "solid-js";
import { ViewFrame } from "../../application/view-frame.tsx";
import { viewNames } from "../../application/views.ts";
import { createColumnChoice } from "../../components/table/column-choice.ts";
import { ListingAside, ListingStatus } from "../../components/table/listing-status.tsx";
import { RecordsTable } from "../../components/table/records-table.tsx";
import { createListing } from "../../data/listing.ts";
import { createNow } from "../../data/now.ts";
import { language } from "../../language/language.ts";
import { ALWAYS_NEEDED, INITIAL_COLUMNS, silentDeviceColumns } from "./columns.tsx";
import { isQualified } from "./silence.ts";
import { text } from "./texts.ts";

const MINUTE = 60_000;
const MOST_URGENT_FIRST = { key: "daysSilent", isDescending: true };
const ALL = "";
const UNQUALIFIED = "unqualified";
/** Reasons are the client's own words, so they need a mark to be told apart. */
const REASON = "reason:";

/** The devices that nothing has been heard of, and why. */
export default function SilentDevicesView(): JSX.Element {
  const now = createNow(MINUTE);
  const columns = silentDeviceColumns(now);
  const choice = createColumnChoice<NonCommunicatingDevice>(() => columns, INITIAL_COLUMNS, ALWAYS_NEEDED);
  const listing = createListing<NonCommunicatingDevice>((ocean, hooks) =>
    ocean.stream("nonCommunicatingDevices", {}, { ...hooks, select: choice.select(), includeFields: true }),
  );
  const [wanted, setWanted] = createSignal(ALL);
  const filter = createMemo(() => {
    const choice = wanted();
    if (choice === ALL) return undefined;
    if (choice === UNQUALIFIED) return (device: NonCommunicatingDevice) => !isQualified(device, now());
    return ({ qualification }: NonCommunicatingDevice) => `${REASON}${qualification?.label}` === choice;
  });

  return (
    <ViewFrame name="silentDevices" aside={<ListingAside listing={listing} />}>
      <ListingStatus listing={listing} failureTitle={text().failed} />
      <RecordsTable
        label={viewNames().silentDevices}
        noun={text().noun}
        fileName="silent-devices"
        emptyTitle={text().none}
        records={listing.records()}
        isLoading={listing.phase() === "loading"}
        isComplete={listing.phase() === "complete"}
        choice={choice}
        isRequested
        initialOrder={MOST_URGENT_FIRST}
        filter={filter()}
        filters={<QualificationFilter records={listing.records()} onChoose={setWanted} />}
      />
    </ViewFrame>
  );
}

/** Offers the reasons that occur. */
function QualificationFilter(props: {
  records: readonly NonCommunicatingDevice[];
  onChoose: (value: string) => void;
}): JSX.Element {
  const reasons = createMemo(
    () => {
      const labels = new Set(props.records.flatMap(({ qualification }) => qualification?.label ?? []));
      return [...labels].sort(new Intl.Collator(language()).compare);
    },
    [],
    { equals: (a, b) => a.join("\n") === b.join("\n") },
  );
  return (
    <label class="field">
      {text().filter}
      <select onChange={(event) => props.onChoose(event.currentTarget.value)}>
        <option value={ALL}>{text().all}</option>
        <option value={UNQUALIFIED}>{text().unqualified}</option>
        <For each={reasons()}>{(reason) => <option value={`${REASON}${reason}`}>{reason}</option>}</For>
      </select>
    </label>
  );
}
