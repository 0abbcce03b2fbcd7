import {
  AttributionControl,
  Map as MapLibre,
  type Map as MapLibreMap,
  NavigationControl,
  ScaleControl,
  type StyleSpecification,
  setWorkerUrl,
} from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { resolveImage } from "../fleet/images.ts";
import { mapTexts } from "./texts.ts";

setWorkerUrl(workerUrl);

export type { MapLibreMap };

/** The element that a map is in: whoever inspects the page finds the map there. */
export interface MapElement extends HTMLDivElement {
  map?: MapLibreMap;
}

/** Metropolitan France, until the fleet is known. */
const HOME = { center: [2.5, 46.6], zoom: 5 } as const;

/** A map that needs nothing but the page's own origin, unless its style says otherwise. */
export function createMap(container: MapElement, style: StyleSpecification | string): MapLibreMap {
  const text = mapTexts();
  const map = new MapLibre({
    container,
    style,
    center: [...HOME.center],
    zoom: HOME.zoom,
    minZoom: 2,
    maxZoom: 18,
    attributionControl: false,
    pitchWithRotate: false,
    fadeDuration: 0,
    locale: {
      "Map.Title": text.title,
      "NavigationControl.ZoomIn": text.zoomIn,
      "NavigationControl.ZoomOut": text.zoomOut,
      "NavigationControl.ResetBearing": text.resetBearing,
      "AttributionControl.ToggleAttribution": text.attribution,
    },
  });
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl({ unit: "metric" }), "bottom-right");
  map.addControl(new AttributionControl(), "bottom-right");
  map.dragRotate.disable();
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.setMissingStyleImageResolver((name) => {
    const image = resolveImage(name);
    if (image) map.addImage(name, image.data, { pixelRatio: image.ratio });
  });
  container.map = map;
  return map;
}
