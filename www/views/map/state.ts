import type { Map as MapLibreMap } from "maplibre-gl";
import { type Accessor, createContext, createSignal, useContext } from "solid-js";
import { type MapAddress, useMapAddress } from "./address.ts";
import { createDay, type Day } from "./day/day.ts";
import { createFleetModel, type FleetModel, placeOf } from "./fleet/model.ts";
import type { MappedVehicle } from "./fleet/vehicle.ts";
import { createNearest, type Nearest } from "./nearest/nearest.ts";
import { createPlaces, type Places } from "./places/places.ts";

/** What the parts of the view share. */
export interface MapState {
  readonly address: MapAddress;
  readonly model: FleetModel;
  readonly day: Day;
  readonly nearest: Nearest;
  readonly places: Places;
  /** The vehicle that the address names, once the fleet is known. */
  readonly selected: Accessor<MappedVehicle | undefined>;
  readonly isFollowing: Accessor<boolean>;
  readonly setFollowing: (isFollowing: boolean) => void;
  /** Selects a vehicle; one that was not found on the map is brought into sight. */
  select(id: string | null, from: "map" | "list"): void;
  readonly setMap: (map: MapLibreMap | null) => void;
  goTo(place: readonly [number, number]): void;
}

/** Close enough for every vehicle to be drawn by itself. */
const CLOSE = 13;

const MapContext = createContext<MapState>();
export const MapStateProvider = MapContext.Provider;

export function useMapState(): MapState {
  const state = useContext(MapContext);
  if (!state) throw new Error("There is no map outside its view.");
  return state;
}

export function createMapState(): MapState {
  const address = useMapAddress();
  const model = createFleetModel();
  const selected = () => model.vehicles().get(address.vehicle() ?? "");
  const [map, setMap] = createSignal<MapLibreMap | null>(null);
  const [isFollowing, setFollowing] = createSignal(false);

  const goTo = ([longitude, latitude]: readonly [number, number]) => {
    const zoom = Math.max(map()?.getZoom() ?? 0, CLOSE);
    map()?.flyTo({ center: [longitude, latitude], zoom });
  };

  const select = (id: string | null, from: "map" | "list") => {
    setFollowing(false);
    address.select(id);
    const place = placeOf(model.vehicles().get(id ?? ""));
    if (from === "list" && place) goTo(place);
  };

  return {
    address,
    model,
    day: createDay(address, selected),
    nearest: createNearest(),
    places: createPlaces(),
    selected,
    isFollowing,
    setFollowing,
    select,
    setMap,
    goTo,
  };
}
