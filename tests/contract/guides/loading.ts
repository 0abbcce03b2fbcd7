import assert from "node:assert/strict";
import type { OceanClient } from "ocean-fleet";
import { simulatorUrl } from "../../package/servers.ts";
import type { Runs } from "./run.ts";
import { tokenOfSimulator } from "./sign-in.ts";

export const loading: Runs = {
  load: async (load) => {
    const loadCore = await load<(report: (message: string) => void) => Promise<boolean>>();
    const reports: string[] = [];
    assert.equal(await loadCore((message) => reports.push(message)), true);
    assert.deepEqual(reports, []);
  },

  connect: async (load) => {
    const connect = await load<(moduleUrl: string, baseUrl: string) => Promise<OceanClient>>();
    const ocean = await connect(import.meta.resolve("ocean-fleet/ocean_fleet_bg.wasm"), simulatorUrl());
    await ocean.signIn({ login: "demo", password: "demo" });
    assert.ok((await ocean.entities()).length > 1);
  },

  registrationsOf: async (load) => {
    const registrationsOf = await load<(baseUrl: string, token: string) => Promise<string[]>>();
    const registrations = await registrationsOf(simulatorUrl(), await tokenOfSimulator());
    assert.ok(registrations.length > 100);
    assert.ok(registrations.every((registration) => registration.length > 3));
  },
};
