import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";

/** Leads to a vehicle on the map, if it is known which one it is. */
export function VehicleLink(props: { id: number | null | undefined; children: JSX.Element }): JSX.Element {
  return (
    <Show when={props.id} fallback={props.children}>
      {(id) => <A href={`/map?vehicle=${id()}`}>{props.children}</A>}
    </Show>
  );
}
