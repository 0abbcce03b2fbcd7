import type { GeoJSONSource, Map as MapLibreMap, MapMouseEvent } from "maplibre-gl";
import { createEffect, type JSX, onCleanup } from "solid-js";
import { language } from "../../../language/language.ts";
import { theme } from "../canvas/fleet-canvas.tsx";
import { createOverlay } from "../canvas/overlay.ts";
import { useMapState } from "../state.ts";
import type { FleetTarget } from "./fleet.ts";
import { CLUSTER_PROPERTIES, CLUSTERS, FLEET_SOURCE, fleetLayers, VEHICLES } from "./layers.ts";
import { type FleetModel, placeOf } from "./model.ts";

/** From the next zoom level on, every vehicle is drawn by itself. */
const CLUSTER_MAX_ZOOM = 12;

/** The vehicles on the map: a click on one selects it, a click on a cluster opens it. */
export function FleetOverlay(props: { map: MapLibreMap; hasViewpoint: boolean }): JSX.Element {
  const { map } = props;
  const { model, nearest, select } = useMapState();
  createOverlay(
    map,
    "fleet",
    {
      id: FLEET_SOURCE,
      cluster: true,
      clusterRadius: 60,
      clusterMaxZoom: CLUSTER_MAX_ZOOM,
      maxzoom: CLUSTER_MAX_ZOOM + 2,
      promoteId: "id",
      clusterProperties: CLUSTER_PROPERTIES,
    },
    () => fleetLayers(theme(), language()),
  );
  model.fleet.drawInto(target(map));
  onCleanup(() => model.fleet.drawInto(null));
  if (!props.hasViewpoint) showAllOnce(map, model);
  const click = (event: MapMouseEvent) => {
    if (!nearest.isOn()) void choose(map, event, (id) => select(id, "map"));
  };
  const point = (event: MapMouseEvent) => {
    map.getCanvas().style.cursor = nearest.isOn() ? "crosshair" : featureAt(map, event) ? "pointer" : "";
  };
  map.on("click", click);
  map.on("mousemove", point);
  return null;
}

function target(map: MapLibreMap): FleetTarget {
  return {
    async update(diff) {
      await map.getSource<GeoJSONSource>(FLEET_SOURCE)?.updateData(diff);
      await tilesLoaded(map);
    },
  };
}

function tilesLoaded(map: MapLibreMap): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (map.getSource(FLEET_SOURCE) && !map.isSourceLoaded(FLEET_SOURCE)) return;
      map.off("sourcedata", check);
      map.off("remove", check);
      resolve();
    };
    map.on("sourcedata", check);
    map.on("remove", check);
    check();
  });
}

/** Shows the whole fleet as soon as it is known. */
function showAllOnce(map: MapLibreMap, { vehicles }: FleetModel): void {
  let isShown = false;
  createEffect(() => {
    if (isShown) return;
    const places = [...vehicles().values()].map(placeOf).filter((place) => place !== null);
    if (places.length === 0) return;
    isShown = true;
    const sorted = (axis: 0 | 1) => places.map((place) => place[axis]).sort((one, other) => one - other);
    const [longitudes, latitudes] = [sorted(0), sorted(1)];
    const corner = (share: number): [number, number] => [within(longitudes, share), within(latitudes, share)];
    map.fitBounds([corner(0.005), corner(0.995)], { padding: 56, maxZoom: 13, animate: false });
  });
}

/** A quantile of sorted numbers: a stray vehicle far away must not hide the others. */
function within(sorted: readonly number[], share: number): number {
  return sorted[Math.round(share * (sorted.length - 1))] ?? 0;
}

async function choose(map: MapLibreMap, event: MapMouseEvent, onSelect: (id: string) => void): Promise<void> {
  const feature = featureAt(map, event);
  if (!feature) return;
  const { id, cluster_id: cluster } = feature.properties;
  if (cluster === undefined) return onSelect(String(id));
  const zoom = await map.getSource<GeoJSONSource>(FLEET_SOURCE)?.getClusterExpansionZoom(cluster);
  const [longitude = 0, latitude = 0] = (feature.geometry as GeoJSON.Point).coordinates;
  if (zoom !== undefined) map.easeTo({ center: [longitude, latitude], zoom });
}

function featureAt(map: MapLibreMap, { point }: MapMouseEvent) {
  if (!map.getLayer(VEHICLES)) return undefined;
  const around: [[number, number], [number, number]] = [
    [point.x - 3, point.y - 3],
    [point.x + 3, point.y + 3],
  ];
  return map.queryRenderedFeatures(around, { layers: [VEHICLES, CLUSTERS] })[0];
}
