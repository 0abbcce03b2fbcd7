import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import type { ClientOptions, Issue, OceanClient, Vehicle } from "ocean-fleet";
import { startSimulator } from "../../../simulator/server.ts";
import { connect } from "../../package/simulated.ts";
import type { Runs } from "./run.ts";

/** A client whose server answers with values that are not as documented. */
async function connectToFaulty(test: TestContext, fault: string): Promise<ClientOptions> {
  const simulator = await startSimulator({ vehicles: 20, faults: [fault] });
  test.after(() => simulator.close());
  return { baseUrl: simulator.url, getCredentials: () => ({ login: "demo", password: "demo" }) };
}

export const validation: Runs = {
  vehiclesOrReasons: async (load, test) => {
    const { OceanClient } = await import("ocean-fleet");
    const vehiclesOrReasons = await load<(ocean: OceanClient) => Promise<Vehicle[] | string[]>>();
    const vehicles = await vehiclesOrReasons(connect().ocean);
    assert.equal(typeof vehicles[0], "object");
    const reasons = await vehiclesOrReasons(new OceanClient(await connectToFaulty(test, "drift:kind=types")));
    assert.match(String(reasons[0]), /^[\w.]+: string instead of \w+$/);
  },

  vehiclesAnyway: async (load, test) => {
    const { OceanClient } = await import("ocean-fleet");
    const vehiclesAnyway = await load<(ocean: OceanClient, report: (issue: Issue) => void) => Promise<Vehicle[]>>();
    const warnings = test.mock.method(console, "warn", () => {});
    const issues: Issue[] = [];
    const ocean = new OceanClient(await connectToFaulty(test, "drift:kind=types"));
    const vehicles = await vehiclesAnyway(ocean, (issue) => issues.push(issue));
    assert.equal(vehicles.length, 20);
    assert.ok(issues.length > 0);
    assert.match(String(warnings.mock.calls[0]?.arguments[0]), /^\d+ values are not as documented$/);
  },

  clientThatReports: async (load, test) => {
    const clientThatReports = await load<(options: ClientOptions, log: (line: string) => void) => OceanClient>();
    const lines: string[] = [];
    const log = (line: string) => lines.push(line);
    await clientThatReports(await connectToFaulty(test, "drift:kind=keys"), log).vehicles();
    assert.match(lines[0] ?? "", /^unknown-key in vehicule_engin\/vehicles: \S+$/);
    lines.length = 0;
    await clientThatReports(await connectToFaulty(test, "drift:kind=enums"), log).vehicles();
    assert.match(lines[0] ?? "", /^unknown-value in vehicule_engin\/vehicles: \S+ = \S+$/);
  },

  problemsOf: async (load) => {
    const problemsOf = await load<(body: string) => number>();
    assert.equal(problemsOf('[{"boitier":{"id":7}}]'), 0);
    assert.equal(problemsOf('[{"boitier":{"id":"seven","sn":8}}]'), 2);
  },
};
