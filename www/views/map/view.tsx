import type { JSX } from "solid-js";
import { ViewFrame } from "../../application/view-frame.tsx";

export default function MapView(): JSX.Element {
  return <ViewFrame name="map">{null}</ViewFrame>;
}
