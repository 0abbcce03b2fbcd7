import { startSimulator } from "../../simulator/server.ts";
import { recordsIn } from "../resources.ts";

/** A simulated server, and what an application should show of its vehicles. */
export interface Fleet {
  readonly url: string;
  readonly summary: string;
  close(): Promise<void>;
}

interface Vehicle {
  readonly immatriculation: string | null;
  readonly marque: string | null;
}

export async function startFleet(): Promise<Fleet> {
  const { url, close } = await startSimulator({ vehicles: 20 });
  return { url, close, summary: await summary(url) };
}

/** What `shared/fleet.js` makes of the vehicles, made here without the package. */
async function summary(url: string): Promise<string> {
  const credentials = { method: "POST", body: JSON.stringify({ login: "demo", password: "demo" }) };
  const { token } = await (await fetch(`${url}/auth/authenticate2`, credentials)).json();
  const answer = await fetch(`${url}/vehicule_engin/vehicles`, { headers: { "x-auth-token": token } });
  const records = recordsIn("vehicles", await answer.json()) as { vehicle: Vehicle }[];
  const first = records.find(({ vehicle }) => vehicle.immatriculation !== null)?.vehicle;
  return `${records.length} vehicles, the first is ${first?.immatriculation}, ${first?.marque}`;
}
