import type { ResourceName } from "ocean-fleet";
import { createApp } from "../../simulator/server.ts";
import { RESOURCE_NAMES, wireRequest } from "../resources.ts";
import { wireIdentities } from "./identities.ts";

/** The fleet of every test's simulator. */
export const FLEET = { vehicles: 20, seed: 1 };

/** The fields about people, or about vehicles that can be traced to people. */
const PERSONAL = ["vin", "immatriculation", "gsm", "telephone", "email", "emailUti", "loginUti", "imeiBoi"];

let answers: Promise<ReadonlyMap<ResourceName, string>> | undefined;

/** The answers of a server without faults, by resource: read without this library and without a network. */
async function readAnswers(): Promise<ReadonlyMap<ResourceName, string>> {
  const app = createApp(FLEET);
  const base = "/ocean/restapi";
  const credentials = JSON.stringify({ login: "demo", password: "demo" });
  const signedIn = await app.request(`${base}/auth/authenticate2`, { method: "POST", body: credentials });
  const { token } = (await signedIn.json()) as { token: string };
  const read = RESOURCE_NAMES.map(async (resource) => {
    const { method, path, body = null } = wireRequest(resource);
    const headers = { "x-auth-token": token, "content-type": "application/json" };
    const response = await app.request(`${base}/${path}`, { method, headers, body });
    if (!response.ok) throw new Error(`${path} answers ${response.status}`);
    return [resource, await response.text()] as const;
  });
  return new Map(await Promise.all(read));
}

/** The body of an answer. */
export async function answerText(resource: ResourceName): Promise<string> {
  answers ??= readAnswers();
  return (await answers).get(resource) ?? "";
}

/** The sorted identities of the fleet's records. */
export async function fleetIdentities(resource: ResourceName): Promise<string[]> {
  return wireIdentities(resource, JSON.parse(await answerText(resource)));
}

/** Every text in the answers that must not appear in an error. */
export async function personalData(): Promise<string[]> {
  const found = new Set<string>();
  const walk = (value: unknown, key: string): void => {
    if (typeof value === "string" && value.length > 5 && PERSONAL.includes(key)) found.add(value);
    if (typeof value !== "object" || value === null) return;
    for (const [name, inner] of Object.entries(value)) walk(inner, name);
  };
  for (const resource of RESOURCE_NAMES) walk(JSON.parse(await answerText(resource)), "");
  return [...found];
}
