import type { GeoJSONSource, GeoJSONSourceSpecification, LayerSpecification, Map as MapLibreMap } from "maplibre-gl";
import { createEffect, on, onCleanup, untrack } from "solid-js";

/** What lies on the base map, from the bottom to the top. */
export const SLOTS = ["places", "track", "fleet", "nearest", "selection", "pointer"] as const;
export type Slot = (typeof SLOTS)[number];

export const NOTHING: GeoJSON.FeatureCollection = { type: "FeatureCollection", features: [] };

/** Layers that show nothing, so that what goes into a slot is always below what goes into the next one. */
export function addSlots(map: MapLibreMap): void {
  for (const slot of SLOTS) map.addLayer({ id: slotLayer(slot), type: "background", layout: { visibility: "none" } });
}

function slotLayer(slot: Slot): string {
  return `slot-${slot}`;
}

/** A source with its layers, for as long as the component lives. The layers are replaced when their signals change. */
export function createOverlay(
  map: MapLibreMap,
  slot: Slot,
  source: { readonly id: string } & Partial<GeoJSONSourceSpecification>,
  layers: () => readonly LayerSpecification[],
): void {
  const { id, ...options } = source;
  map.addSource(id, { type: "geojson", data: NOTHING, ...options });
  createEffect(() => {
    const shown = layers();
    for (const layer of shown) map.addLayer(layer, slotLayer(slot));
    onCleanup(() => {
      for (const layer of shown) if (isAlive(map) && map.getLayer(layer.id)) map.removeLayer(layer.id);
    });
  });
  onCleanup(() => {
    if (isAlive(map) && map.getSource(id)) map.removeSource(id);
  });
}

/** Shows what a signal says in a source of its own. */
export function createDataOverlay(
  map: MapLibreMap,
  slot: Slot,
  id: string,
  data: () => GeoJSON.FeatureCollection,
  layers: () => readonly LayerSpecification[],
): void {
  createOverlay(map, slot, { id, data: untrack(data) }, layers);
  createEffect(on(data, (next) => void map.getSource<GeoJSONSource>(id)?.setData(next), { defer: true }));
}

/** A map that has been removed has no style to remove layers from. */
function isAlive(map: MapLibreMap): boolean {
  return map.style !== undefined && map.style !== null;
}
