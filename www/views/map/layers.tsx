import type { Map as MapLibreMap } from "maplibre-gl";
import { type JSX, onCleanup } from "solid-js";
import type { Viewpoint } from "./address.ts";
import { DayOverlay } from "./day/day-overlay.tsx";
import { FleetOverlay } from "./fleet/fleet-overlay.tsx";
import { SelectionOverlay } from "./fleet/selection-overlay.tsx";
import { NearestOverlay } from "./nearest/nearest-overlay.tsx";
import { PlacesOverlay } from "./places/places-overlay.tsx";
import { useMapState } from "./state.ts";

/** All that is on the base map; and the map's place is kept in the address. */
export function Layers(props: { map: MapLibreMap }): JSX.Element {
  const { map } = props;
  const state = useMapState();
  const viewpoint = state.address.viewpoint();
  const look = ({ longitude, latitude, zoom }: Viewpoint) => map.jumpTo({ center: [longitude, latitude], zoom });
  if (viewpoint) look(viewpoint);
  state.address.onReturn(look);
  state.setMap(map);
  onCleanup(() => state.setMap(null));
  map.on("moveend", () => {
    const { lat, lng } = map.getCenter();
    state.address.look({ zoom: map.getZoom(), latitude: lat, longitude: lng });
  });
  map.on("dragstart", () => state.setFollowing(false));
  return (
    <>
      <PlacesOverlay map={map} />
      <DayOverlay map={map} />
      <FleetOverlay map={map} hasViewpoint={viewpoint !== null} />
      <NearestOverlay map={map} />
      <SelectionOverlay map={map} />
    </>
  );
}
