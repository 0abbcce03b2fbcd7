import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";

/** Close enough to see the streets around a place. */
const ZOOM = 14;

interface PlaceLinkProps {
  readonly position: { readonly latitude: number | null; readonly longitude: number | null } | null;
  readonly children: JSX.Element;
}

/** Leads to a place on the map, if it is known where it is. */
export function PlaceLink(props: PlaceLinkProps): JSX.Element {
  const viewpoint = () => {
    const { latitude, longitude } = props.position ?? {};
    // Both 0, and a latitude of 85, say that there was no fix.
    return latitude && longitude && latitude !== 85 ? `${ZOOM}/${latitude}/${longitude}` : null;
  };
  return (
    <Show when={viewpoint()} fallback={props.children}>
      {(at) => <A href={`/map?at=${at()}`}>{props.children}</A>}
    </Show>
  );
}
