import { type JSX, Match, Switch } from "solid-js";
import { NearestPanel } from "../nearest/nearest-panel.tsx";
import { useMapState } from "../state.ts";
import { VehiclePanel } from "./vehicle-panel.tsx";
import "./panel.css";

/** Beside the map, or below it on narrow screens: the search around a place, or else the selected vehicle. */
export function Panel(): JSX.Element {
  const { nearest, address } = useMapState();
  return (
    <Switch>
      <Match when={nearest.isOn()}>
        <NearestPanel />
      </Match>
      <Match when={address.vehicle()} keyed>
        {(id) => <VehiclePanel id={id} />}
      </Match>
    </Switch>
  );
}
