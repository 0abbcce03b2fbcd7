import { before } from "node:test";
import init, { type ClientOptions, OceanClient } from "ocean-fleet";
import { createSimulator, type SimulatorOptions } from "ocean-fleet/testing";

before(() => init());

/** A simulator, and a client that reaches it without a network. */
export function simulated(options: SimulatorOptions = {}, settings: Partial<ClientOptions> = {}) {
  const simulator = createSimulator({ vehicles: 20, ...options });
  const { fetch, credentials } = simulator;
  return { simulator, ocean: new OceanClient({ fetch, getCredentials: () => credentials, ...settings }) };
}

/** A token of a simulator, and the headers that show it. */
export async function signedIn({ fetch, credentials }: ReturnType<typeof createSimulator>) {
  const request = { method: "POST", body: JSON.stringify(credentials) };
  const answer = await fetch("/restapi/auth/authenticate2", request);
  const { token } = (await answer.json()) as { token: string };
  return { token, headers: { "X-AUTH-TOKEN": token } };
}
