import { useQuery } from "@tanstack/solid-query";
import type { Vehicle } from "ocean-fleet/worker";
import type { Accessor } from "solid-js";
import { useConnection } from "../../session/session.tsx";

const HOUR = 3_600_000;
const NONE: ReadonlyMap<number, string> = new Map();

/** The registrations of all vehicles, by their identifiers. They hardly ever change. */
export function createRegistrations(): Accessor<ReadonlyMap<number, string>> {
  const { queries } = useConnection();
  const query = useQuery(() => ({
    ...queries.vehicles({}, { select: ["id", "registration"], includeFields: true }),
    select: registrationsById,
    staleTime: HOUR,
  }));
  // Events are shown without them, too: reading the data of a query that is under way would wait for it.
  return () => (query.isSuccess ? query.data : NONE);
}

function registrationsById(vehicles: readonly Pick<Vehicle, "id" | "registration">[]): ReadonlyMap<number, string> {
  const registrations = new Map<number, string>();
  for (const { id, registration } of vehicles) if (id !== null && registration) registrations.set(id, registration);
  return registrations;
}
