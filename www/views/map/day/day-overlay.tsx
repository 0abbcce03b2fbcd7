import { type LayerSpecification, LngLatBounds, type Map as MapLibreMap } from "maplibre-gl";
import { toGeoJSON } from "ocean-fleet/worker";
import { createEffect, type JSX, on, onCleanup } from "solid-js";
import { FONT } from "../base-map/style.ts";
import { createDataOverlay, NOTHING } from "../canvas/overlay.ts";
import { DIRECTION } from "../fleet/direction.ts";
import { useMapState } from "../state.ts";
import type { Step } from "./report.ts";
import type { TrackPoint } from "./track.ts";

const COLOR = "#6d3fc0";
const WHITE = "#ffffff";

/** The track of the day with its direction, the numbered stops, and where the slider is. */
export function DayOverlay(props: { map: MapLibreMap }): JSX.Element {
  const { map } = props;
  const { day, address } = useMapState();
  createDataOverlay(
    map,
    "track",
    "track",
    () => toGeoJSON("positionHistory", day.history(), { properties: () => null }),
    trackLayers,
  );
  createDataOverlay(map, "track", "stops", () => stops(day.steps()), stopLayers);
  createDataOverlay(map, "pointer", "pointer", () => pointer(day.pointer()), pointerLayers);

  const shown = () => `${address.vehicle()} ${address.day()} ${day.points().length > 0}`;
  createEffect(on(shown, () => afterLayout(map, () => showAll(map, day.points()))));
  return null;
}

/** The panel may just have opened: the map has its new size with the next frame. */
function afterLayout(map: MapLibreMap, action: () => void): void {
  const frame = requestAnimationFrame(() => {
    map.resize();
    action();
  });
  onCleanup(() => cancelAnimationFrame(frame));
}

function showAll(map: MapLibreMap, points: readonly TrackPoint[]): void {
  if (points.length === 0) return;
  const bounds = new LngLatBounds();
  for (const { place } of points) bounds.extend([...place]);
  map.fitBounds(bounds, { padding: { ...MARGIN, left: hasRoomBesideLegend(map) ? LEGEND : MARGIN.left }, maxZoom: 14 });
}

/** Around what is shown, and where the legend is, in CSS pixels. */
const MARGIN = { top: 64, right: 64, bottom: 64, left: 64 };
const LEGEND = 290;

function hasRoomBesideLegend(map: MapLibreMap): boolean {
  return map.getContainer().clientWidth > 2 * LEGEND;
}

function stops(steps: readonly Step[]): GeoJSON.FeatureCollection {
  const features = steps.flatMap(({ number, place }) =>
    number === null || place === null ? [] : [pointFeature(place, { number: String(number) })],
  );
  return { ...NOTHING, features };
}

function pointer(point: TrackPoint | null): GeoJSON.FeatureCollection {
  return { ...NOTHING, features: point ? [pointFeature(point.place, {})] : [] };
}

function pointFeature(place: readonly [number, number], properties: object): GeoJSON.Feature {
  return { type: "Feature", properties, geometry: { type: "Point", coordinates: [...place] } };
}

const line = { "line-cap": "round", "line-join": "round" } as const;

function trackLayers(): LayerSpecification[] {
  return [
    {
      id: "track-casing",
      type: "line",
      source: "track",
      layout: line,
      paint: { "line-color": WHITE, "line-width": 8, "line-opacity": 0.85 },
    },
    { id: "track-line", type: "line", source: "track", layout: line, paint: { "line-color": COLOR, "line-width": 5 } },
    {
      id: "track-direction",
      type: "symbol",
      source: "track",
      layout: {
        "symbol-placement": "line",
        "symbol-spacing": 70,
        "icon-image": DIRECTION,
        "icon-size": 0.8,
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
      },
    },
  ];
}

function stopLayers(): LayerSpecification[] {
  return [
    {
      id: "stop-disc",
      type: "circle",
      source: "stops",
      paint: {
        "circle-radius": 10,
        "circle-color": WHITE,
        "circle-stroke-color": COLOR,
        "circle-stroke-width": 2.5,
      },
    },
    {
      id: "stop-number",
      type: "symbol",
      source: "stops",
      layout: {
        "text-field": ["get", "number"],
        "text-font": FONT,
        "text-size": 11.5,
        "text-allow-overlap": true,
        "text-ignore-placement": true,
      },
      paint: { "text-color": COLOR },
    },
  ];
}

function pointerLayers(): LayerSpecification[] {
  return [
    {
      id: "pointer",
      type: "circle",
      source: "pointer",
      paint: {
        "circle-radius": 9,
        "circle-color": "#d81b60",
        "circle-stroke-color": WHITE,
        "circle-stroke-width": 3,
      },
    },
  ];
}
