import type { JSX } from "solid-js";
import { ViewFrame } from "../../application/view-frame.tsx";

export default function SilentDevicesView(): JSX.Element {
  return <ViewFrame name="silentDevices">{null}</ViewFrame>;
}
