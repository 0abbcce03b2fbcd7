// What a test can say without the types of a platform, or with those of Node.
import { OceanClient } from "ocean-fleet";
import { body, createSimulator, type Fault, record } from "ocean-fleet/testing";

const faults: Fault[] = ["cut:first=1", { fault: "status", code: 502 }];
const simulator = createSimulator({ faults, now: new Date(0), records: { vehicles: [record("vehicles")] } });
export const ocean = new OceanClient({ fetch: simulator.fetch, getCredentials: () => simulator.credentials });

export async function read(): Promise<string> {
  const { close, url } = await simulator.listen();
  const answer = await simulator.fetch(`${url}/vehicule_engin/vehicles`, { headers: { "X-AUTH-TOKEN": "" } });
  await close();
  // @ts-expect-error: a number is no address.
  await simulator.fetch(5);
  const status: number = answer.status;
  return `${status} ${await answer.text()} ${body("vehicles", [record("vehicles", { vehicle: { id: 5 } })])}`;
}
