import { simulatorUrl } from "../../package/servers.ts";

/** A token of the simulator, got without this library. */
export async function tokenOfSimulator(): Promise<string> {
  const body = JSON.stringify({ login: "demo", password: "demo" });
  const response = await fetch(`${simulatorUrl()}/auth/authenticate2`, { method: "POST", body });
  return (await response.json()).token;
}
