import ArrowUp from "lucide-solid/icons/arrow-up";
import Pause from "lucide-solid/icons/pause";
import Play from "lucide-solid/icons/play";
import type { LatestEvent } from "ocean-fleet/worker";
import { createMemo, createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { Dynamic } from "solid-js/web";
import { ViewFrame } from "../../application/view-frame.tsx";
import { viewNames } from "../../application/views.ts";
import { Empty } from "../../components/empty.tsx";
import { Failure } from "../../components/failure.tsx";
import { Freshness } from "../../components/freshness.tsx";
import { Loading } from "../../components/loading.tsx";
import { createColumnChoice } from "../../components/table/column-choice.ts";
import { RecordsTable } from "../../components/table/records-table.tsx";
import { createLive, type Live } from "../../data/live.ts";
import { counted } from "../../language/format.ts";
import { eventColumns, INITIAL_COLUMNS } from "./columns.tsx";
import { createFeed } from "./feed.ts";
import { KindChoice } from "./kind-choice.tsx";
import { KINDS } from "./kinds.ts";
import { createRegistrations } from "./registrations.ts";
import { text } from "./texts.ts";
import "./events.css";

const INTERVAL_MS = 10_000;
const NEWEST_FIRST = { key: "at", isDescending: true };
const ALL_CODES = KINDS.map(({ code }) => code);

/** The latest event of each vehicle, as they come. */
export default function EventsView(): JSX.Element {
  const [codes, setCodes] = createSignal<readonly number[]>(ALL_CODES);
  const [isAtTop, setAtTop] = createSignal(true);
  const registrations = createRegistrations();
  const columns = createMemo(() => eventColumns(registrations()));
  const choice = createColumnChoice<LatestEvent>(columns, INITIAL_COLUMNS, ["assetId", "id", "at"]);
  const live = createLive<LatestEvent>((ocean, hooks) =>
    codes().length === 0
      ? nothing()
      : ocean.watch(
          "latestEvents",
          { eventCodes: codes() },
          { ...hooks, select: choice.select(), intervalMs: INTERVAL_MS },
        ),
  );
  const feed = createFeed(live.records, () => !isAtTop(), codes);
  let scrollToTop: () => void = () => {};

  return (
    <ViewFrame name="events" aside={<Aside live={live} isIdle={codes().length === 0} />}>
      <KindChoice codes={codes()} onChange={setCodes} />
      <Show when={codes().length > 0} fallback={<Empty title={text().noKinds} />}>
        <Status live={live} />
        <Show when={feed.waiting()}>
          {(count) => (
            <button type="button" class="primary newer-events" onClick={() => scrollToTop()}>
              <ArrowUp size={16} aria-hidden="true" />
              {counted(count(), text().newer)}
            </button>
          )}
        </Show>
        <RecordsTable
          label={viewNames().events}
          noun={text().noun}
          fileName="events"
          emptyTitle={text().none}
          records={feed.shown()}
          isLoading={live.phase() === "loading"}
          isComplete={live.phase() === "live"}
          choice={choice}
          isRequested
          initialOrder={NEWEST_FIRST}
          isMarked={feed.isMarked}
          onTop={setAtTop}
          onReady={(controls) => {
            scrollToTop = controls.scrollToTop;
          }}
        />
      </Show>
    </ViewFrame>
  );
}

/** How fresh the events are, and a way to hold them. */
function Aside(props: { live: Live<LatestEvent>; isIdle: boolean }): JSX.Element {
  const isPaused = () => props.live.phase() === "cancelled";
  return (
    <Show when={!props.isIdle}>
      <div class="toolbar">
        <Freshness
          at={props.live.heardAt()}
          failures={props.live.failures()}
          kind={isPaused() || props.live.phase() === "failed" ? "paused" : "live"}
        />
        <button type="button" onClick={() => (isPaused() ? props.live.restart() : props.live.cancel())}>
          <Dynamic component={isPaused() ? Play : Pause} size={16} aria-hidden="true" />
          {isPaused() ? text().resume : text().pause}
        </button>
      </div>
    </Show>
  );
}

function Status(props: { live: Live<LatestEvent> }): JSX.Element {
  return (
    <Switch>
      <Match when={props.live.phase() === "loading"}>
        <Loading progress={props.live.progress()} onCancel={() => props.live.cancel()} />
      </Match>
      <Match when={props.live.phase() === "failed" && props.live.error()}>
        {(error) => <Failure title={text().failed} error={error()} onRetry={() => props.live.restart()} />}
      </Match>
    </Switch>
  );
}

/** What is followed if no kind of event is. */
async function* nothing(): AsyncGenerator<never> {}
