import init, { isOceanError, OceanClient, type Vehicle } from "ocean-fleet";
import initSlim, { OceanClient as SlimClient } from "ocean-fleet/slim";

export const loaded: Promise<void>[] = [init(), initSlim("/ocean_fleet_bg.wasm")];
export const clients: OceanClient[] = [new OceanClient({ baseUrl: "/restapi" }), new SlimClient()];

export async function registrations(ocean: OceanClient): Promise<(string | null)[]> {
  const vehicles: Vehicle[] = await ocean.vehicles({ registration: "AB-123-CD" });
  for await (const batch of ocean.stream("vehicles")) vehicles.push(...batch);
  return vehicles.map(({ registration }) => registration);
}

export const codeOf = (error: unknown) => (isOceanError(error) ? error.code : undefined);

// @ts-expect-error: there is no such parameter.
export const misspelt = new OceanClient().vehicles({ plate: "AB-123-CD" });
