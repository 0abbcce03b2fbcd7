import type { JSX } from "solid-js";
import { ViewFrame } from "../../application/view-frame.tsx";

export default function SpeedView(): JSX.Element {
  return <ViewFrame name="speed">{null}</ViewFrame>;
}
