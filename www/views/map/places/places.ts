import { useQuery } from "@tanstack/solid-query";
import type { OceanError, PointOfInterest } from "ocean-fleet/worker";
import { type Accessor, createMemo, createSignal } from "solid-js";
import { useConnection } from "../../../session/session.tsx";
import { loaded } from "../loaded.ts";

/** The customer's points of interest. */
export interface Places {
  readonly isOn: Accessor<boolean>;
  readonly setOn: (isOn: boolean) => void;
  readonly records: Accessor<readonly PointOfInterest[]>;
  readonly isLoading: Accessor<boolean>;
  readonly error: Accessor<OceanError | null>;
  retry(): void;
}

export function createPlaces(): Places {
  const { queries } = useConnection();
  const [isOn, setOn] = createSignal(false);
  const query = useQuery(() => ({ ...queries.pointsOfInterest({ withZones: true }), enabled: isOn() }));
  return {
    isOn,
    setOn,
    records: createMemo(() => (isOn() ? (loaded(query) ?? []) : [])),
    isLoading: () => query.isLoading,
    error: () => (isOn() ? (query.error as OceanError | null) : null),
    retry: () => void query.refetch(),
  };
}
