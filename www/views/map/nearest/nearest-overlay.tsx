import type { LayerSpecification, Map as MapLibreMap, MapMouseEvent } from "maplibre-gl";
import { toGeoJSON } from "ocean-fleet/worker";
import { createEffect, type JSX, onCleanup } from "solid-js";
import { FONT } from "../base-map/style.ts";
import { createDataOverlay, NOTHING } from "../canvas/overlay.ts";
import { useMapState } from "../state.ts";
import { MAX_LISTED } from "./results.ts";

const COLOR = "#c2255c";
const WHITE = "#ffffff";

/** Where was searched, and the vehicles that were found, by their rank. A click searches there. */
export function NearestOverlay(props: { map: MapLibreMap }): JSX.Element {
  const { map } = props;
  const { nearest } = useMapState();
  createDataOverlay(map, "nearest", "nearest", found, foundLayers);
  createDataOverlay(map, "pointer", "here", here, hereLayers);
  createEffect(() => {
    if (!nearest.isOn()) return;
    const search = ({ lngLat }: MapMouseEvent) => {
      const { lat, lng } = lngLat.wrap();
      nearest.find({ latitude: rounded(lat), longitude: rounded(lng) });
    };
    map.on("click", search);
    onCleanup(() => map.off("click", search));
  });

  function found(): GeoJSON.FeatureCollection {
    const results = (nearest.results() ?? []).slice(0, MAX_LISTED);
    const rank = new Map(results.map((result, index) => [result, String(index + 1)]));
    return toGeoJSON("nearestVehicles", results, { properties: (result) => ({ rank: rank.get(result) }) });
  }

  function here(): GeoJSON.FeatureCollection {
    const search = nearest.isOn() ? nearest.search() : null;
    if (!search) return NOTHING;
    const geometry = { type: "Point" as const, coordinates: [search.longitude, search.latitude] };
    return { ...NOTHING, features: [{ type: "Feature", properties: {}, geometry }] };
  }
  return null;
}

/** Five decimals of a degree are a metre. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

function foundLayers(): LayerSpecification[] {
  return [
    {
      id: "nearest-disc",
      type: "circle",
      source: "nearest",
      paint: { "circle-radius": 11, "circle-color": COLOR, "circle-stroke-color": WHITE, "circle-stroke-width": 2 },
    },
    {
      id: "nearest-rank",
      type: "symbol",
      source: "nearest",
      layout: {
        "text-field": ["get", "rank"],
        "text-font": FONT,
        "text-size": 11.5,
        "text-allow-overlap": true,
        "text-ignore-placement": true,
      },
      paint: { "text-color": WHITE },
    },
  ];
}

function hereLayers(): LayerSpecification[] {
  return [
    {
      id: "here",
      type: "circle",
      source: "here",
      paint: { "circle-radius": 7, "circle-color": WHITE, "circle-stroke-color": COLOR, "circle-stroke-width": 4 },
    },
  ];
}
