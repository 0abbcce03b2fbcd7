import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { RESOURCE_NAMES, recordEntries, wireRequest } from "../tests/resources.ts";
import { DAY, HOUR, MINUTE, REFERENCE, SECOND } from "./fleet/calendar.ts";
import { createApp } from "./server.ts";
import { checkRecords, TestServer } from "./testing.ts";

const POSITIONS = "mobility/v1/vehiclePositions";

/** Everything that the simulator says. */
async function everything(server: TestServer): Promise<string[]> {
  const answers: string[] = [];
  for (const resource of RESOURCE_NAMES) {
    const { path, body } = wireRequest(resource);
    answers.push(await server.text(path, body));
  }
  return answers;
}

describe("a clock", () => {
  test("that has not moved changes nothing", async () => {
    const still = await everything(await TestServer.start({ vehicles: 40 }));
    const live = await everything(await TestServer.start({ vehicles: 40, live: true, now: () => 0 }));
    assert.deepEqual(live, still);
  });

  test("gives the same bytes at the same instant, however it got there", async () => {
    const [steps, jump, set, running] = await Promise.all([
      TestServer.start({ vehicles: 60, seed: 3 }),
      TestServer.start({ vehicles: 60, seed: 3 }),
      TestServer.start({ vehicles: 60, seed: 3, clock: REFERENCE + 5 * HOUR }),
      // Starts at the reference instant and is then five hours on.
      (async () => {
        let now = 0;
        const server = await TestServer.start({ vehicles: 60, seed: 3, live: true, now: () => now });
        now = 5 * HOUR;
        return server;
      })(),
    ]);
    for (const step of [SECOND, 59 * SECOND, 4 * MINUTE, 55 * MINUTE, 4 * HOUR]) {
      await steps.advance(step);
      await steps.text(POSITIONS);
    }
    await jump.advance(5 * HOUR);
    const expected = await everything(jump);
    assert.deepEqual(await everything(steps), expected);
    assert.deepEqual(await everything(set), expected);
    assert.deepEqual(await everything(running), expected);
  });

  test("can be a function", async () => {
    let now = REFERENCE;
    const server = await TestServer.start({ vehicles: 40, clock: () => now });
    const before = await server.text(POSITIONS);
    now += HOUR;
    assert.notEqual(await server.text(POSITIONS), before);
    now -= HOUR;
    assert.equal(await server.text(POSITIONS), before);
  });

  test("stays the same for the whole of an answer", async () => {
    let now = REFERENCE;
    const app = createApp({ vehicles: 2_000, clock: () => (now += HOUR) });
    const signedIn = await app.request("/restapi/auth/authenticate2", {
      method: "POST",
      body: JSON.stringify({ login: "demo", password: "demo" }),
    });
    const { token } = (await signedIn.json()) as { token: string };
    const response = await app.request(`/restapi/${POSITIONS}`, { headers: { "x-auth-token": token } });
    const expected = await (await TestServer.start({ vehicles: 2_000, clock: REFERENCE + HOUR })).text(POSITIONS);
    assert.equal(await response.text(), expected);
  });

  test("keeps the records as the vendor documents them, hours and a year later", async () => {
    for (const elapsed of [3 * HOUR, 365 * DAY]) {
      const server = await TestServer.start({ clock: REFERENCE + elapsed });
      for (const resource of RESOURCE_NAMES) {
        const { path, body } = wireRequest(resource);
        const records = recordEntries(resource, await server.json(path, body)).map(([, record]) => record);
        checkRecords(resource, records);
        if (["vehiclePositions", "nearestVehicles", "latestEvents"].includes(resource)) assert(records.length > 150);
      }
    }
  });
});
