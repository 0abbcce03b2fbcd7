import { useQuery } from "@tanstack/solid-query";
import { type Accessor, createMemo } from "solid-js";
import { useConnection } from "../../session/session.tsx";

const HOUR = 3_600_000;

/** The registrations of all vehicles, by their identifiers. They hardly ever change. */
export function createRegistrations(): Accessor<ReadonlyMap<number, string>> {
  const { queries } = useConnection();
  const query = useQuery(() => ({
    ...queries.vehicles({}, { select: ["id", "registration"], includeFields: true }),
    staleTime: HOUR,
  }));
  return createMemo(() => {
    const registrations = new Map<number, string>();
    // Without them, events are shown all the same: reading the data of a query that is under way would wait for it.
    const vehicles = query.isSuccess ? query.data : [];
    for (const { id, registration } of vehicles) if (id !== null && registration) registrations.set(id, registration);
    return registrations;
  });
}
