import type { LayerSpecification, Map as MapLibreMap } from "maplibre-gl";
import { createEffect, type JSX } from "solid-js";
import { theme } from "../canvas/fleet-canvas.tsx";
import { createDataOverlay, NOTHING } from "../canvas/overlay.ts";
import { useMapState } from "../state.ts";
import { placeOf } from "./model.ts";
import { type MappedVehicle, vehicleProperties } from "./vehicle.ts";

const ID = "selection";

/** The selected vehicle in a halo, above all others, even where those are clustered. */
export function SelectionOverlay(props: { map: MapLibreMap }): JSX.Element {
  const { map } = props;
  const { selected: vehicle, isFollowing } = useMapState();
  createDataOverlay(
    map,
    "selection",
    ID,
    () => selected(vehicle()),
    () => layers(theme()),
  );
  createEffect(() => {
    const place = placeOf(vehicle());
    if (isFollowing() && place) map.easeTo({ center: place, zoom: Math.max(map.getZoom(), 13) });
  });
  return null;
}

function selected(vehicle: MappedVehicle | undefined): GeoJSON.FeatureCollection {
  const coordinates = placeOf(vehicle);
  if (!vehicle || !coordinates) return NOTHING;
  const geometry = { type: "Point" as const, coordinates };
  return { ...NOTHING, features: [{ type: "Feature", geometry, properties: vehicleProperties(vehicle) }] };
}

function layers(theme: "light" | "dark"): LayerSpecification[] {
  const color = theme === "light" ? "#0b6a88" : "#5cc4e6";
  return [
    {
      id: "selection-halo",
      type: "circle",
      source: ID,
      paint: {
        "circle-radius": 20,
        "circle-color": color,
        "circle-opacity": 0.25,
        "circle-stroke-color": color,
        "circle-stroke-width": 2.5,
      },
    },
    {
      id: "selection-sign",
      type: "symbol",
      source: ID,
      layout: {
        "icon-image": ["concat", "vehicle-", ["get", "state"], "-", ["get", "freshness"]],
        "icon-rotate": ["get", "heading"],
        "icon-rotation-alignment": "map",
        "icon-allow-overlap": true,
        "icon-size": 1.15,
      },
    },
  ];
}
