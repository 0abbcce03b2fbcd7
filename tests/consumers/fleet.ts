import { startSimulator } from "../../simulator/server.ts";
import { RESOURCES, recordsIn } from "../resources.ts";

/** A simulated server, and what applications should show of it, found out without the package. */
export interface Fleet {
  readonly url: string;
  /** What `shared/fleet.js` says of the vehicles. */
  readonly summary: string;
  /** The registrations of vehicles that are silent. */
  readonly silent: readonly string[];
  close(): Promise<void>;
}

interface Vehicle {
  readonly immatriculation: string | null;
  readonly marque: string | null;
}

export async function startFleet(): Promise<Fleet> {
  const { url, close } = await startSimulator({ vehicles: 20 });
  const vehicles = (await ask<{ vehicle: Vehicle }>(url, "vehicles")).map(({ vehicle }) => vehicle);
  const first = vehicles.find(({ immatriculation }) => immatriculation !== null);
  const devices = await ask<{ detailedBoxDTO: { currentVehicule: Vehicle | null } }>(url, "nonCommunicatingDevices");
  return {
    url,
    summary: `${vehicles.length} vehicles, the first is ${first?.immatriculation}, ${first?.marque}`,
    silent: devices.flatMap(({ detailedBoxDTO }) => detailedBoxDTO.currentVehicule?.immatriculation ?? []),
    close,
  };
}

async function ask<T>(url: string, resource: "vehicles" | "nonCommunicatingDevices"): Promise<T[]> {
  const credentials = { method: "POST", body: JSON.stringify({ login: "demo", password: "demo" }) };
  const { token } = await (await fetch(`${url}/auth/authenticate2`, credentials)).json();
  const answer = await fetch(`${url}/${RESOURCES[resource].path}`, { headers: { "x-auth-token": token } });
  return recordsIn(resource, await answer.json()) as T[];
}
