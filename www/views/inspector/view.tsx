import type { JSX } from "solid-js";
import { ViewFrame } from "../../application/view-frame.tsx";

export default function InspectorView(): JSX.Element {
  return <ViewFrame name="inspector">{null}</ViewFrame>;
}
