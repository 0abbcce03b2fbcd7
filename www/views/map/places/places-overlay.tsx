import type { LayerSpecification, Map as MapLibreMap } from "maplibre-gl";
import { type PointOfInterest, toGeoJSON } from "ocean-fleet/worker";
import type { JSX } from "solid-js";
import { PALETTES, type Theme } from "../base-map/palette.ts";
import { FONT } from "../base-map/style.ts";
import { theme } from "../canvas/fleet-canvas.tsx";
import { createDataOverlay, NOTHING } from "../canvas/overlay.ts";
import { useMapState } from "../state.ts";
import { outline } from "./outline.ts";

/** The points of interest with their names and types, and the outlines of those that are zones. */
export function PlacesOverlay(props: { map: MapLibreMap }): JSX.Element {
  const { places } = useMapState();
  createDataOverlay(props.map, "places", "zones", () => zones(places.records()), zoneLayers);
  createDataOverlay(
    props.map,
    "places",
    "places",
    () => toGeoJSON("pointsOfInterest", places.records(), { properties }),
    () => placeLayers(theme()),
  );
  return null;
}

function properties({ name, type }: PointOfInterest) {
  return { name: name ?? "", type: type?.label ?? "", color: cssColor(type?.color) };
}

/** The vendor writes colours with or without `#`; whatever else there is becomes a neutral one. */
function cssColor(color: string | null | undefined): string {
  const [, digits] = /^#?([0-9a-f]{6})$/i.exec(color ?? "") ?? [];
  return digits === undefined ? "#5b6672" : `#${digits}`;
}

function zones(records: readonly PointOfInterest[]): GeoJSON.FeatureCollection {
  const features = records.flatMap((record): GeoJSON.Feature[] => {
    const geometry = outline(record.outline);
    return geometry ? [{ type: "Feature", geometry, properties: properties(record) }] : [];
  });
  return { ...NOTHING, features };
}

function zoneLayers(): LayerSpecification[] {
  return [
    { id: "zone-area", type: "fill", source: "zones", paint: { "fill-color": ["get", "color"], "fill-opacity": 0.15 } },
    {
      id: "zone-edge",
      type: "line",
      source: "zones",
      paint: { "line-color": ["get", "color"], "line-width": 2, "line-dasharray": [3, 1.5] },
    },
  ];
}

function placeLayers(theme: Theme): LayerSpecification[] {
  const { label, labelHalo } = PALETTES[theme];
  return [
    {
      id: "place-dot",
      type: "circle",
      source: "places",
      paint: {
        "circle-radius": ["interpolate", ["linear"], ["zoom"], 5, 3, 12, 7],
        "circle-color": ["get", "color"],
        "circle-stroke-color": labelHalo,
        "circle-stroke-width": 1.5,
      },
    },
    {
      id: "place-name",
      type: "symbol",
      source: "places",
      minzoom: 8,
      layout: {
        "text-field": ["format", ["get", "name"], {}, "\n", {}, ["get", "type"], { "font-scale": 0.85 }],
        "text-font": FONT,
        "text-size": 11.5,
        "text-anchor": "left",
        "text-offset": [0.9, 0],
        "text-justify": "left",
        "text-max-width": 12,
        "text-optional": true,
      },
      paint: { "text-color": label, "text-halo-color": labelHalo, "text-halo-width": 1.5 },
    },
  ];
}
