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
  const wanted = () => queries.equipment({}, { select: select(), includeFields: true, onProgress: setProgress });
  const query = useQuery(() => ({ ...wanted(), select: RecordList.of }));

  function phase(): ListingPhase {
    if (query.isFetching) return "loading";
    if (query.isError) return "failed";
    return query.isPending ? "cancelled" : "complete";
  }

  return {
    // Reading the data before there is any would suspend the view.
    records: () => (query.dataUpdatedAt > 0 ? (query.data?.records ?? []) : []),
    phase,
    progress: () => (query.isFetching ? progress() : null),
    completedAt: () => query.dataUpdatedAt || null,
    error: () => query.error,
    cancel: () => void queryClient.cancelQueries({ queryKey: wanted().queryKey }),
    reload: () => void query.refetch(),
  };
}

/** Solid Query puts data into a store, which takes half a second for 50,000 records; it leaves objects of classes alone. */
class RecordList {
  private constructor(readonly records: readonly Equipment[]) {}
  static readonly of = (records: readonly Equipment[]) => new RecordList(records);
}
