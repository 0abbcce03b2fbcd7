// What SWR and Pinia Colada infer from queries.
import { defineQueryOptions, useQuery, useQueryCache } from "@pinia/colada";
import type { Vehicle, VehicleRecordDto } from "ocean-fleet";
import type { OceanQueries } from "ocean-fleet/query";
import useSWR from "swr";
import useSWRImmutable from "swr/immutable";
import type { ShallowRef } from "vue";
import type { Expect, Same } from "../../package/types/checks.types.ts";

declare const queries: OceanQueries;
declare const registration: string | undefined;

const whole = queries.vehicles();
const selected = queries.vehicles({ registration }, { select: ["vin", "firstRegisteredAt"], dates: "epoch" });
const wire = queries.vehicles({}, { shape: "dto" });

type Selected = Pick<Vehicle<number>, "vin" | "firstRegisteredAt">[] | undefined;

export const inSWR = [
  useSWR(whole.queryKey, whole.queryFn),
  useSWR(selected.queryKey, selected.queryFn, { refreshInterval: 60_000 }),
  useSWRImmutable(wire.queryKey, wire.queryFn),
  useSWR(registration === undefined ? null : selected.queryKey, selected.queryFn),
] as const;
export type InSWR = [
  Expect<Same<(typeof inSWR)[0]["data"], Vehicle[] | undefined>>,
  Expect<Same<(typeof inSWR)[1]["data"], Selected>>,
  Expect<Same<(typeof inSWR)[2]["data"], VehicleRecordDto[] | undefined>>,
  Expect<Same<(typeof inSWR)[3]["data"], Selected>>,
];

export const inColada = [
  useQuery(whole),
  useQuery(() => selected),
  useQuery({ ...wire, staleTime: 60_000 }),
  useQuery(defineQueryOptions(selected)),
] as const;
export type InColada = [
  Expect<Same<(typeof inColada)[0]["data"], ShallowRef<Vehicle[] | undefined>>>,
  Expect<Same<(typeof inColada)[1]["data"], ShallowRef<Selected>>>,
  Expect<Same<(typeof inColada)[2]["data"], ShallowRef<VehicleRecordDto[] | undefined>>>,
  Expect<Same<(typeof inColada)[3]["data"], ShallowRef<Selected>>>,
];

const cache = useQueryCache();
export const invalidated = cache.invalidateQueries({ key: ["ocean-fleet", "vehicles"] });
export const cached = cache.getQueryData(defineQueryOptions(selected).key);
export type Cached = Expect<Same<typeof cached, Selected>>;
