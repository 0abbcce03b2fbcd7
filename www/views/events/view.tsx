import type { JSX } from "solid-js";
import { ViewFrame } from "../../application/view-frame.tsx";

export default function EventsView(): JSX.Element {
  return <ViewFrame name="events">{null}</ViewFrame>;
}
