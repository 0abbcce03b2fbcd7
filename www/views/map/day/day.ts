import { useQuery } from "@tanstack/solid-query";
import type { OceanError, PositionHistory } from "ocean-fleet/worker";
import { type Accessor, createEffect, createMemo, createSignal, on } from "solid-js";
import { timeZone } from "../../../language/time-zone.ts";
import { useConnection } from "../../../session/session.tsx";
import type { MapAddress } from "../address.ts";
import type { MappedVehicle } from "../fleet/vehicle.ts";
import { loaded } from "../loaded.ts";
import { period, today } from "./period.ts";
import { type Step, steps } from "./report.ts";
import { pointAt, type TrackPoint, trackPoints } from "./track.ts";

/** A day of the selected vehicle. */
export interface Day {
  readonly history: Accessor<readonly PositionHistory[]>;
  readonly points: Accessor<readonly TrackPoint[]>;
  readonly steps: Accessor<readonly Step[]>;
  readonly isLoading: Accessor<boolean>;
  readonly error: Accessor<OceanError | null>;
  retry(): void;
  /** The instant that the slider shows, in epoch milliseconds; null to show none. */
  readonly instant: Accessor<number | null>;
  readonly setInstant: (instant: number | null) => void;
  readonly pointer: Accessor<TrackPoint | null>;
}

const MINUTE = 60_000;

export function createDay(address: MapAddress, selected: Accessor<MappedVehicle | undefined>): Day {
  const { queries } = useConnection();
  const [instant, setInstant] = createSignal<number | null>(null);
  const day = () => address.day() ?? today();
  const isShown = () => address.day() !== null;
  const options = () => ({ refetchInterval: day() === today() ? MINUTE : (false as const) });

  const registration = () => selected()?.record.registration ?? null;
  const history = useQuery(() => ({
    ...queries.positionHistory({ registrations: [registration() ?? ""], ...period(day(), timeZone()) }),
    ...options(),
    enabled: isShown() && registration() !== null,
  }));
  const report = useQuery(() => ({
    ...queries.dailyReport({ vehicleId: address.vehicle() ?? "0", date: day() }),
    ...options(),
    enabled: isShown(),
  }));

  createEffect(on([address.vehicle, address.day], () => setInstant(null), { defer: true }));
  const points = createMemo(() => (isShown() ? trackPoints(loaded(history) ?? []) : []));
  return {
    history: () => (isShown() ? (loaded(history) ?? []) : []),
    points,
    steps: createMemo(() => (isShown() ? steps(loaded(report) ?? []) : [])),
    isLoading: () => history.isLoading || report.isLoading,
    error: () => (history.error ?? report.error) as OceanError | null,
    retry: () => {
      void history.refetch();
      void report.refetch();
    },
    instant,
    setInstant,
    pointer: () => {
      const at = instant();
      return at === null ? null : pointAt(points(), at);
    },
  };
}
