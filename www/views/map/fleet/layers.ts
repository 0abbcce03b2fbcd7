import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { PALETTES, type Theme } from "../base-map/palette.ts";
import { FONT } from "../base-map/style.ts";
import { CLUSTER_SIZES, PARTS } from "./cluster-sign.ts";

export const FLEET_SOURCE = "fleet";
export const CLUSTERS = "clusters";
export const VEHICLES = "vehicles";

const count: ExpressionSpecification = ["get", "point_count"];

/** The sums that each cluster carries. */
export const CLUSTER_PROPERTIES = {
  moving: ["+", ["case", ["all", ["==", ["get", "state"], "moving"], ["==", ["get", "freshness"], "recent"]], 1, 0]],
  old: ["+", ["case", ["==", ["get", "freshness"], "recent"], 0, 1]],
};

/** Clusters with their counts, and single vehicles with their signs. */
export function fleetLayers(theme: Theme, locale: string): LayerSpecification[] {
  const { label, labelHalo } = PALETTES[theme];
  return [
    {
      id: CLUSTERS,
      type: "symbol",
      source: FLEET_SOURCE,
      filter: ["has", "point_count"],
      layout: {
        "icon-image": clusterName(theme),
        "icon-allow-overlap": true,
        "text-field": ["number-format", count, { locale }],
        "text-font": FONT,
        "text-size": 12.5,
        "text-allow-overlap": true,
      },
      paint: { "text-color": theme === "light" ? "#17202a" : "#eef3f8" },
    },
    {
      id: VEHICLES,
      type: "symbol",
      source: FLEET_SOURCE,
      filter: ["!", ["has", "point_count"]],
      layout: {
        "icon-image": ["concat", "vehicle-", ["get", "state"], "-", ["get", "freshness"]],
        "icon-rotate": ["get", "heading"],
        "icon-rotation-alignment": "map",
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
        "icon-size": ["interpolate", ["linear"], ["zoom"], 8, 0.8, 14, 1.1],
        "symbol-sort-key": ["match", ["get", "freshness"], "recent", 2, "stale", 1, 0],
        "text-field": ["step", ["zoom"], "", 12, ["get", "label"]],
        "text-font": FONT,
        "text-size": 11.5,
        "text-offset": [0, 1.3],
        "text-anchor": "top",
        "text-optional": true,
      },
      paint: { "text-color": label, "text-halo-color": labelHalo, "text-halo-width": 1.5 },
    },
  ];
}

function clusterName(theme: Theme): ExpressionSpecification {
  const [smallest, ...larger] = CLUSTER_SIZES;
  const steps = larger.flatMap(({ from, diameter }) => [from, String(diameter)]);
  const diameter = ["step", count, String(smallest.diameter), ...steps];
  return ["concat", `cluster-${theme}-`, diameter, "-", parts("moving"), "-", parts("old")] as never;
}

/** How many parts of the ring a sum takes: rounded down, so that two of them never take more than all. */
function parts(sum: string): unknown {
  return ["to-string", ["floor", ["/", ["*", ["get", sum], PARTS], count]]];
}
