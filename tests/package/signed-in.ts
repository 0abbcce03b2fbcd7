import { OceanClient } from "./entry.ts";
import { simulatorUrl } from "./servers.ts";

/** Whom the simulator lets in. */
export const DEMO = { login: "demo", password: "demo" };

/** A client of the simulator, signed in. */
export async function signedIn(): Promise<OceanClient> {
  const ocean = new OceanClient({ baseUrl: simulatorUrl() });
  await ocean.signIn(DEMO);
  return ocean;
}
