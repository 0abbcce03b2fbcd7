import { type Accessor, createSignal, onCleanup } from "solid-js";

/** The width of an element, in pixels, as it changes. */
export function createWidth(): [ref: (element: Element) => void, width: Accessor<number>] {
  const [width, setWidth] = createSignal(0);
  const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)));
  onCleanup(() => observer.disconnect());
  return [(element) => observer.observe(element), width];
}
