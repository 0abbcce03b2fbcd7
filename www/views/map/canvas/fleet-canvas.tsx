import { createEffect, createSignal, type JSX, onCleanup, onMount, Show } from "solid-js";
import { useConfiguration } from "../../../application/configuration.tsx";
import { isDark } from "../../../application/theme.ts";
import { language } from "../../../language/language.ts";
import { baseMapStyle, restyleBaseMap } from "../base-map/style.ts";
import { createMap, type MapElement, type MapLibreMap } from "./maplibre.ts";
import { addSlots } from "./overlay.ts";
import "./canvas.css";

/** The map, with what is on it. It is made anew for another language: MapLibre reads its texts once. */
export function FleetCanvas(props: { children: (map: MapLibreMap) => JSX.Element }): JSX.Element {
  return (
    <Show when={language()} keyed>
      {(_) => <Canvas>{props.children}</Canvas>}
    </Show>
  );
}

function Canvas(props: { children: (map: MapLibreMap) => JSX.Element }): JSX.Element {
  const { mapStyle } = useConfiguration();
  const [ready, setReady] = createSignal<MapLibreMap>();
  let container!: MapElement;

  onMount(() => {
    const map = createMap(container, mapStyle ?? baseMapStyle(theme()));
    onCleanup(() => map.remove());
    map.once("style.load", () => {
      addSlots(map);
      setReady(map);
    });
    if (mapStyle) map.once("error", () => ready() ?? map.setStyle(baseMapStyle(theme())));
    createEffect(() => ready() && !mapStyle && restyleBaseMap(map, theme()));
    const resized = new ResizeObserver(() => map.resize());
    resized.observe(container);
    onCleanup(() => resized.disconnect());
  });

  return (
    <>
      <div class="map-canvas" ref={container} />
      <Show when={ready()} keyed>
        {(map) => props.children(map)}
      </Show>
    </>
  );
}

export function theme(): "light" | "dark" {
  return isDark() ? "dark" : "light";
}
