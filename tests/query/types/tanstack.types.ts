// What TanStack Query infers from queries, in React, Vue, Solid and Svelte.
import * as react from "@tanstack/react-query";
import * as solid from "@tanstack/solid-query";
import * as svelte from "@tanstack/svelte-query";
import * as vue from "@tanstack/vue-query";
import type { OceanError, Vehicle, VehicleRecordDto } from "ocean-fleet";
import type { OceanQueries } from "ocean-fleet/query";
import { computed } from "vue";
import type { Expect, Same } from "../../package/types/checks.types.ts";

declare const queries: OceanQueries;
declare const params: { registration: string };

const whole = queries.vehicles();
const selected = queries.vehicles(params, { select: ["vin", "firstRegisteredAt"], dates: "epoch" });
const wire = queries.vehicles({}, { shape: "dto" });

type Selected = Pick<Vehicle<number>, "vin" | "firstRegisteredAt">[] | undefined;
type Whole = Vehicle[] | undefined;
type Wire = VehicleRecordDto[] | undefined;

export const inReact = [react.useQuery(whole), react.useQuery(selected), react.useQuery(wire)] as const;
export const suspended = react.useSuspenseQuery(whole);
export const several = react.useQueries({ queries: [whole, selected] });
export const spread = react.useQuery({
  ...whole,
  retry: false,
  refetchInterval: 60_000,
  select: (vehicles) => vehicles.length,
});
export type InReact = [
  Expect<Same<(typeof inReact)[0]["data"], Whole>>,
  Expect<Same<(typeof inReact)[1]["data"], Selected>>,
  Expect<Same<(typeof inReact)[2]["data"], Wire>>,
  Expect<Same<typeof suspended.data, Vehicle[]>>,
  Expect<Same<(typeof several)[0]["data"], Whole>>,
  Expect<Same<(typeof several)[1]["data"], Selected>>,
  Expect<Same<typeof spread.data, number | undefined>>,
];

export const inVue = [vue.useQuery(whole), vue.useQuery(computed(() => selected)), vue.useQuery(wire)] as const;
export type InVue = [
  Expect<Same<(typeof inVue)[0]["data"]["value"], Whole>>,
  Expect<Same<(typeof inVue)[1]["data"]["value"], Selected>>,
  Expect<Same<(typeof inVue)[2]["data"]["value"], Wire>>,
];

export const inSolid = [
  solid.useQuery(() => whole),
  solid.useQuery(() => selected),
  solid.useQuery(() => wire),
] as const;
export type InSolid = [
  Expect<Same<(typeof inSolid)[0]["data"], Whole>>,
  Expect<Same<(typeof inSolid)[1]["data"], Selected>>,
  Expect<Same<(typeof inSolid)[2]["data"], Wire>>,
];

export const inSvelte = [
  svelte.createQuery(() => whole),
  svelte.createQuery(() => selected),
  svelte.createQuery(() => wire),
] as const;
export type InSvelte = [
  Expect<Same<(typeof inSvelte)[0]["data"], Whole>>,
  Expect<Same<(typeof inSvelte)[1]["data"], Selected>>,
  Expect<Same<(typeof inSvelte)[2]["data"], Wire>>,
];

// What `queryOptions` tags a key with, the client gives out.
declare const client: react.QueryClient;
export const cached = client.getQueryData(react.queryOptions(selected).queryKey);
export const fetched = client.fetchQuery(selected);
export type Cached = [
  Expect<Same<typeof cached, Selected>>,
  Expect<Same<typeof fetched, Promise<Exclude<Selected, undefined>>>>,
];

// An application may say once what its errors are.
export const failed = react.useQuery<Vehicle[], OceanError>(whole);
export type Failed = Expect<Same<typeof failed.error, OceanError | null>>;

// @ts-expect-error: there is no such property of the model.
react.useQuery(queries.vehicles({}, { select: ["immatriculation"] }));
