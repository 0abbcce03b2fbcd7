import { useQuery } from "@tanstack/solid-query";
import type { Equipment, Progress } from "ocean-fleet/worker";
import { createSignal } from "solid-js";
import type { Listing, ListingPhase } from "../../data/listing.ts";
import { useConnection } from "../../session/session.tsx";

/**
 * All equipment, through TanStack Query: who comes back to the view sees it at once.
 *
 * @param select the properties that are requested
 */
export function createEquipmentList(select: () => readonly (keyof Equipment)[]): Listing<Equipment> {
  const { queries, queryClient } = useConnection();
  const [progress, setProgress] = createSignal<Progress | null>(null);
  const query = useQuery(() => ({
    ...queries.equipment({}, { select: select(), includeFields: true, onProgress: setProgress }),
    // While other properties are loaded, what is there stays.
    placeholderData: (before: Equipment[] | undefined) => before,
  }));

  const phase = (): ListingPhase => {
    if (query.isFetching) return "loading";
    if (query.isError) return "failed";
    return query.isPending || query.isPlaceholderData ? "cancelled" : "complete";
  };

  return {
    records: () => query.data ?? [],
    phase,
    progress: () => (query.isFetching ? progress() : null),
    completedAt: () => query.dataUpdatedAt || null,
    error: () => query.error,
    cancel: () =>
      void queryClient.cancelQueries({
        queryKey: queries.equipment({}, { select: select(), includeFields: true }).queryKey,
      }),
    reload: () => void query.refetch(),
  };
}
