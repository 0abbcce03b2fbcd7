import type { JSX } from "solid-js";
import { ViewFrame } from "../../application/view-frame.tsx";

export default function EquipmentView(): JSX.Element {
  return <ViewFrame name="equipment">{null}</ViewFrame>;
}
