import { useQuery } from "@tanstack/solid-query";
import { createMemo, type JSX, Show } from "solid-js";
import { Empty } from "../../../components/empty.tsx";
import { ago, dateTime, duration } from "../../../language/format.ts";
import { useConnection } from "../../../session/session.tsx";
import { DaySection } from "../day/day-section.tsx";
import { today } from "../day/period.ts";
import { steps } from "../day/report.ts";
import { placeOf } from "../fleet/model.ts";
import type { MappedVehicle } from "../fleet/vehicle.ts";
import { loaded } from "../loaded.ts";
import { Sign } from "../sign.tsx";
import { useMapState } from "../state.ts";
import { text as mapText } from "../texts.ts";
import { text } from "./texts.ts";

/** Everything about the selected vehicle, and its day. */
export function VehiclePanel(props: { id: string }): JSX.Element {
  const { selected, model, select } = useMapState();
  return (
    <aside class="map-panel card" aria-label={text().panel}>
      <header>
        <h2>{selected()?.record.registration ?? selected()?.record.name ?? "…"}</h2>
        <button type="button" class="quiet" onClick={() => select(null, "map")}>
          {text().close}
        </button>
      </header>
      <Show when={selected()} fallback={<Missing isLoading={model.counts().all === 0} />}>
        {(vehicle) => (
          <>
            <Details id={props.id} vehicle={vehicle()} />
            <Actions vehicle={vehicle()} />
            <DaySection />
          </>
        )}
      </Show>
    </aside>
  );
}

function Missing(props: { isLoading: boolean }): JSX.Element {
  return (
    <Show when={!props.isLoading} fallback={<p class="hint">{text().waiting}</p>}>
      <Empty title={text().unknown}>{text().unknownWhy}</Empty>
    </Show>
  );
}

function Details(props: { id: string; vehicle: MappedVehicle }): JSX.Element {
  const { model } = useMapState();
  const record = () => props.vehicle.record;
  const since = createSince(() => props.id);
  const statePeriod = () => {
    const start = since();
    return start === null ? "" : ` ${text().since(duration((model.now() - start) / 1000))}`;
  };
  return (
    <dl>
      <Fact name={text().state}>
        <span class="map-state">
          <Sign state={props.vehicle.state} freshness={props.vehicle.freshness} />
          {mapText().states[props.vehicle.state]}
          {statePeriod()}
        </span>
      </Fact>
      <Fact name={text().lastPosition}>
        <Show when={props.vehicle.instant} fallback={text().noPosition}>
          {(instant) => (
            <>
              {dateTime(instant())}
              <span class="map-age" data-freshness={props.vehicle.freshness}>
                {ago(instant(), model.now())}
              </span>
            </>
          )}
        </Show>
        <Show when={record().position?.hasFix === false}>
          <span class="hint"> {text().noFix}</span>
        </Show>
      </Fact>
      <Fact name={text().address}>{addressOf(props.vehicle)}</Fact>
      <Fact name={text().place}>{record().pointOfInterest?.name}</Fact>
      <Fact name={text().heading}>{headingOf(props.vehicle)}</Fact>
      <Fact name={text().driver}>{joined(" ", record().driver?.firstName, record().driver?.lastName)}</Fact>
      <Fact name={text().entity}>{record().entityName}</Fact>
      <Fact name={text().model}>{joined(" ", record().make, record().model) ?? record().name}</Fact>
      <Fact name={text().immobilization}>{record().immobilizationState === "LOCKED" ? text().locked : null}</Fact>
    </dl>
  );
}

/** A line of the details; none if nothing is known. */
function Fact(props: { name: string; children: JSX.Element }): JSX.Element {
  return (
    <Show when={props.children}>
      {(value) => (
        <div>
          <dt>{props.name}</dt>
          <dd>{value()}</dd>
        </div>
      )}
    </Show>
  );
}

function Actions(props: { vehicle: MappedVehicle }): JSX.Element {
  const { address, isFollowing, setFollowing, goTo } = useMapState();
  const place = () => placeOf(props.vehicle);
  return (
    <div class="map-actions">
      <button
        type="button"
        aria-pressed={isFollowing()}
        disabled={!place()}
        onClick={() => setFollowing(!isFollowing())}
      >
        {text().follow}
      </button>
      <Show when={place()}>
        {(there) => (
          <button type="button" onClick={() => goTo(there())}>
            {text().zoomTo}
          </button>
        )}
      </Show>
      <button type="button" onClick={() => address.showDay(address.day() === null ? today() : null)}>
        {address.day() === null ? text().showDay : text().hideDay}
      </button>
    </div>
  );
}

/** Since when a vehicle has been in its state, as far as today's report tells. */
function createSince(id: () => string): () => number | null {
  const { queries } = useConnection();
  const report = useQuery(() => queries.dailyReport({ vehicleId: id(), date: today() }));
  return createMemo(() => steps(loaded(report) ?? []).at(-1)?.start ?? null);
}

function addressOf({ record: { position } }: MappedVehicle): string | null {
  const { address, postCode, town } = position ?? {};
  const isComplete = address && town && address.includes(town);
  return isComplete ? address : joined(", ", address, joined(" ", postCode, town));
}

/** In words and degrees; only what moves has a heading worth reading. */
function headingOf({ state, record }: MappedVehicle): string | null {
  const heading = record.position?.heading;
  if (state !== "moving" || typeof heading !== "number") return null;
  return `${text().compass[Math.round(heading / 45) % 8]} (${Math.round(heading)}°)`;
}

function joined(separator: string, ...parts: readonly (string | null | undefined)[]): string | null {
  return parts.filter(Boolean).join(separator) || null;
}
