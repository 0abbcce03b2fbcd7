import type { JSX } from "solid-js";
import { ViewFrame } from "../../application/view-frame.tsx";

export default function AuxiliaryEquipmentView(): JSX.Element {
  return <ViewFrame name="auxiliaryEquipment">{null}</ViewFrame>;
}
