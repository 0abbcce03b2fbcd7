import type { LayerSpecification, Map as MapLibreMap, StyleSpecification } from "maplibre-gl";
import { BASE_MAP_FILE } from "./file.ts";
import { PALETTES, type Palette, type Theme } from "./palette.ts";

export const ATTRIBUTION =
  '<a href="https://www.naturalearthdata.com/" target="_blank" rel="noreferrer">Natural Earth</a> · ' +
  '<a href="https://www.geonames.org/" target="_blank" rel="noreferrer">GeoNames</a> (CC BY 4.0)';

const SOURCE = "base-map";
/** Fonts of the visitor's own system: without `glyphs`, nothing is downloaded. */
export const FONT = ["system-ui, sans-serif"];

/** The map that needs no tile server. */
export function baseMapStyle(theme: Theme): StyleSpecification {
  return {
    version: 8,
    sources: {
      [SOURCE]: {
        type: "geojson",
        data: new URL(BASE_MAP_FILE, document.baseURI).href,
        maxzoom: 11,
        // Lines are accurate to a pixel: without a graphics card, every triangle costs time.
        tolerance: 1,
        attribution: ATTRIBUTION,
      },
    },
    layers: baseMapLayers(PALETTES[theme]),
  };
}

/** Changes the colours of a map that has this style, and nothing else. */
export function restyleBaseMap(map: MapLibreMap, theme: Theme): void {
  for (const { id, paint } of baseMapLayers(PALETTES[theme])) {
    for (const [name, value] of Object.entries(paint ?? {})) {
      if (map.getLayer(id)) map.setPaintProperty(id, name as never, value as never);
    }
  }
}

/** Which towns there is room for: those with at least so many inhabitants at a zoom level. */
const TOWNS_SHOWN = [
  "step",
  ["zoom"],
  2_000_000,
  4,
  1_000_000,
  5,
  400_000,
  6,
  180_000,
  7,
  80_000,
  8,
  35_000,
  9,
  15_000,
  10,
  7_000,
  11,
  3_000,
  12,
  0,
] as const;

function baseMapLayers(palette: Palette): LayerSpecification[] {
  return [
    { id: "water", type: "background", paint: { "background-color": palette.water } },
    {
      id: "land",
      type: "fill",
      source: SOURCE,
      filter: kind("land"),
      // Outlines are drawn with far fewer triangles than a layer of lines.
      paint: { "fill-color": palette.land, "fill-outline-color": palette.coast },
    },
    {
      id: "built-up",
      type: "circle",
      source: SOURCE,
      // Below that, most towns are smaller than a pixel.
      minzoom: 7,
      filter: kind("town"),
      paint: {
        "circle-color": palette.builtUp,
        "circle-radius": builtUpRadius(),
        "circle-blur": 0.7,
        "circle-opacity": ["interpolate", ["linear"], ["zoom"], 7, 0.3, 8, 1],
        "circle-pitch-alignment": "map",
      },
    },
    {
      id: "lakes",
      type: "fill",
      source: SOURCE,
      filter: kind("lake"),
      paint: { "fill-color": palette.water, "fill-antialias": false },
    },
    {
      id: "rivers",
      type: "line",
      source: SOURCE,
      minzoom: 4,
      filter: kind("river"),
      paint: {
        "line-color": palette.water,
        "line-width": ["interpolate", ["linear"], ["zoom"], 4, 0.6, 8, 1.8, 12, 5],
      },
    },
    {
      id: "borders",
      type: "line",
      source: SOURCE,
      filter: kind("border"),
      paint: {
        "line-color": palette.border,
        "line-width": ["interpolate", ["linear"], ["zoom"], 3, 0.7, 10, 2],
        "line-dasharray": [4, 2],
      },
    },
    {
      id: "towns",
      type: "symbol",
      source: SOURCE,
      filter: ["all", kind("town"), [">=", ["get", "population"], TOWNS_SHOWN]] as never,
      layout: {
        "text-field": ["get", "name"],
        "text-font": FONT,
        "text-size": ["interpolate", ["linear"], ["get", "population"], 1_500, 11, 100_000, 12.5, 2_000_000, 15],
        "text-max-width": 8,
        "text-padding": 6,
        "symbol-sort-key": ["-", 0, ["get", "population"]],
        // On its place, or else beside the cluster of vehicles that is there.
        "text-variable-anchor-offset": [
          "center",
          [0, 0],
          "top",
          [0, 1.7],
          "bottom",
          [0, -1.7],
          "left",
          [1.9, 0],
          "right",
          [-1.9, 0],
        ],
        "text-justify": "auto",
      },
      paint: {
        "text-color": palette.label,
        "text-halo-color": palette.labelHalo,
        "text-halo-width": 1.4,
      },
    },
  ];
}

function kind(name: string): ["==", ["get", string], string] {
  return ["==", ["get", "kind"], name];
}

/** About as large as the town itself: its area grows with its population. */
function builtUpRadius(): never {
  const radius = (pixelsPerKilometre: number) => [
    "*",
    ["sqrt", ["/", ["get", "population"], 6_000]],
    pixelsPerKilometre,
  ];
  return ["interpolate", ["exponential", 2], ["zoom"], 6, radius(0.6), 14, radius(154)] as never;
}
