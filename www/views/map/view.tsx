import { A } from "@solidjs/router";
import { type JSX, Match, Show, Switch } from "solid-js";
import { ViewFrame } from "../../application/view-frame.tsx";
import { Empty } from "../../components/empty.tsx";
import { Failure } from "../../components/failure.tsx";
import { Freshness } from "../../components/freshness.tsx";
import { Loading } from "../../components/loading.tsx";
import { counted, number } from "../../language/format.ts";
import { FleetCanvas } from "./canvas/fleet-canvas.tsx";
import { Layers } from "./layers.tsx";
import { Legend } from "./legend.tsx";
import "./map.css";
import { Panel } from "./panel/panel.tsx";
import { createMapState, MapStateProvider, useMapState } from "./state.ts";
import { text } from "./texts.ts";
import { VehicleSearch } from "./vehicle-search.tsx";

/** The fleet on a map, live, with a panel for what is selected. */
export default function MapView(): JSX.Element {
  return (
    <MapStateProvider value={createMapState()}>
      <ViewFrame name="map" aside={<Status />}>
        <Toolbar />
        <Trouble />
        <div class="map-body">
          <div class="map-stage">
            <FleetCanvas>{(map) => <Layers map={map} />}</FleetCanvas>
            <Notice />
            <Legend />
          </div>
          <Panel />
        </div>
      </ViewFrame>
    </MapStateProvider>
  );
}

/** How many vehicles there are, and as of when. */
function Status(): JSX.Element {
  const { counts, live } = useMapState().model;
  return (
    <div class="map-status">
      <Show when={counts().all > 0}>
        <span class="hint">{text().onMap(number(counts().located), counted(counts().all, text().vehicle))}</span>
      </Show>
      <Freshness at={live.heardAt()} failures={live.failures()} />
    </div>
  );
}

function Toolbar(): JSX.Element {
  const { model, nearest, places, select } = useMapState();
  return (
    <div class="toolbar map-toolbar">
      <VehicleSearch vehicles={model.vehicles()} onSelect={(id) => select(id, "list")} />
      <button type="button" aria-pressed={nearest.isOn()} onClick={() => nearest.setOn(!nearest.isOn())}>
        {text().nearest}
      </button>
      <button type="button" aria-pressed={places.isOn()} onClick={() => places.setOn(!places.isOn())}>
        {text().places}
      </button>
      <A href="/vehicles">{text().asTable}</A>
    </div>
  );
}

/** What has failed, above the map, which stays. */
function Trouble(): JSX.Element {
  const { model, places } = useMapState();
  const { live } = model;
  return (
    <>
      <Show when={live.phase() === "failed" && live.error()}>
        {(error) => <Failure title={text().failed} error={error()} onRetry={live.restart} />}
      </Show>
      <Show when={places.error()}>
        {(error) => <Failure title={text().placesFailed} error={error()} onRetry={places.retry} />}
      </Show>
    </>
  );
}

/** What there is to say while there is nothing, or nothing new, on the map. */
function Notice(): JSX.Element {
  const { live, counts } = useMapState().model;
  const isEmpty = () => live.phase() === "live" && counts().located === 0 && counts().all === live.records().length;
  return (
    <Switch>
      <Match when={live.phase() === "loading" && counts().all === 0}>
        <div class="map-notice card">
          <Loading progress={live.progress()} onCancel={live.cancel} />
        </div>
      </Match>
      <Match when={live.phase() === "cancelled"}>
        <div class="map-notice card">
          <p>{text().cancelled}</p>
          <button type="button" onClick={live.restart}>
            {text().resume}
          </button>
        </div>
      </Match>
      <Match when={isEmpty()}>
        <div class="map-notice card">
          <Empty title={text().noVehicles}>{text().noVehiclesWhy}</Empty>
        </div>
      </Match>
    </Switch>
  );
}
