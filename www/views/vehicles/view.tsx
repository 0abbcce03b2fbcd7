import type { JSX } from "solid-js";
import { ViewFrame } from "../../application/view-frame.tsx";

export default function VehiclesView(): JSX.Element {
  return <ViewFrame name="vehicles">{null}</ViewFrame>;
}
