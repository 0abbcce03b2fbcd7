import { useSearchParams } from "@solidjs/router";
import { onCleanup } from "solid-js";

/** Where the map is looked at. */
export interface Viewpoint {
  readonly zoom: number;
  readonly latitude: number;
  readonly longitude: number;
}

/** What the view's address says, so that links lead to it and the back button returns to it. */
export function useMapAddress() {
  const [params, setParams] = useSearchParams<{ vehicle: string; day: string; at: string }>();
  return {
    vehicle: () => params.vehicle || null,
    day: () => (params.vehicle && isDay(params.day) ? params.day : null),
    viewpoint: () => readViewpoint(params.at),
    select: (vehicle: string | null) => setParams({ vehicle, day: null }),
    showDay: (day: string | null) => setParams({ day }),
    /** Calls back with the viewpoint that the back button returned to. */
    onReturn: (look: (viewpoint: Viewpoint) => void) => {
      const returned = () => {
        const viewpoint = readViewpoint(new URLSearchParams(location.search).get("at") ?? "");
        if (viewpoint) look(viewpoint);
      };
      addEventListener("popstate", returned);
      onCleanup(() => removeEventListener("popstate", returned));
    },
    /** Where the map is moved to is not a step back of its own. */
    look: (viewpoint: Viewpoint) => setParams({ at: writeViewpoint(viewpoint) }, { replace: true }),
  };
}

export type MapAddress = ReturnType<typeof useMapAddress>;

function isDay(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

function readViewpoint(text: string | undefined): Viewpoint | null {
  const [zoom, latitude, longitude] = (text ?? "").split("/").map(Number);
  const isValid = [zoom, latitude, longitude].every((value) => value !== undefined && Number.isFinite(value));
  if (!isValid || Math.abs(latitude ?? 91) > 90) return null;
  return { zoom: zoom ?? 0, latitude: latitude ?? 0, longitude: longitude ?? 0 };
}

function writeViewpoint({ zoom, latitude, longitude }: Viewpoint): string {
  return `${zoom.toFixed(2)}/${latitude.toFixed(5)}/${longitude.toFixed(5)}`;
}
