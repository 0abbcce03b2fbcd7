import { useQuery } from "@tanstack/solid-query";
import type { NearestVehicle, NearestVehiclesParams, OceanError } from "ocean-fleet/worker";
import { type Accessor, createMemo, createSignal } from "solid-js";
import { useConnection } from "../../../session/session.tsx";
import { loaded } from "../loaded.ts";

export type RadiusUnit = "KM" | "M";

/** Where and how to search. */
export interface NearestSearch {
  readonly latitude: number;
  readonly longitude: number;
  readonly radius: number;
  readonly unit: RadiusUnit;
  readonly isByRoad: boolean;
}

export interface Nearest {
  /** Whether a click on the map searches there. */
  readonly isOn: Accessor<boolean>;
  readonly setOn: (isOn: boolean) => void;
  /** What is being or has been searched for; null before the first search. */
  readonly search: Accessor<NearestSearch | null>;
  readonly find: (search: Partial<NearestSearch>) => void;
  readonly results: Accessor<readonly NearestVehicle[] | undefined>;
  readonly isLoading: Accessor<boolean>;
  readonly error: Accessor<OceanError | null>;
  retry(): void;
}

const USUAL = { radius: 20, unit: "KM", isByRoad: false } as const;
/** The most that a search by road gives. */
const RESULTS_BY_ROAD = 10;

export function createNearest(): Nearest {
  const { queries } = useConnection();
  const [isOn, setOn] = createSignal(false);
  const [search, setSearch] = createSignal<NearestSearch | null>(null);
  const query = useQuery(() => ({
    ...queries.nearestVehicles(params(search())),
    enabled: isOn() && search() !== null,
  }));
  const isShown = () => isOn() && search() !== null;
  return {
    isOn,
    setOn,
    search,
    find: (next) => setSearch((last) => ({ latitude: 0, longitude: 0, ...USUAL, ...last, ...next })),
    results: createMemo(() => (isShown() ? loaded(query) : undefined)),
    isLoading: () => query.isLoading,
    error: () => query.error as OceanError | null,
    retry: () => void query.refetch(),
  };
}

function params(search: NearestSearch | null): NearestVehiclesParams {
  const { latitude, longitude, radius, unit, isByRoad } = search ?? { latitude: 0, longitude: 0, ...USUAL };
  const place = { latitude, longitude, radius, radiusUnit: unit };
  return isByRoad ? { ...place, computeMode: "by-road", resultsLimit: RESULTS_BY_ROAD } : place;
}
