import assert from "node:assert/strict";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { MiddlewareHandler } from "hono";
import { ensurePanickingPackage } from "../../scripts/lib/package.mjs";
import { ends, scenario } from "./client-page.ts";
import { fleetIdentities } from "./fleet.ts";

/** A package whose core panics when a body begins with `panic`. */
const packageFolder = dirname(fileURLToPath(await ensurePanickingPackage()));

const panic: MiddlewareHandler = async (c, next) => (c.req.path.endsWith("/entities") ? c.body("panic") : next());
const options = { packageFolder, intercept: [panic] };

scenario(
  "a trap rejects the request that causes it, and the client keeps working with a new token",
  options,
  async (page) => {
    const { before, trap, session, after } = await page.run(async () => {
      const ocean = network.client();
      const before = await network.ask(ocean, "equipment");
      const trap = await network.ask(ocean, "entities");
      return { before, trap, session: ocean.session, after: await network.ask(ocean, "equipment") };
    });
    const whole = { error: null, identities: await fleetIdentities("equipment") };
    assert.deepEqual([before, after], [whole, whole]);
    assert.equal(trap.error?.code, "internal");
    assert.match(trap.error.message, /started afresh: try again/);
    assert.equal(session, null);
    assert.equal((await page.log()).signIns, 2);
  },
);

const stalls = { ...options, faults: ["stall@vehicule_engin/vehicles"] };

scenario("a trap rejects pending requests, and ends their transfers and timers", stalls, async (page) => {
  const codes = await page.run(async () => {
    const ocean = network.client();
    const pending = [
      network.ask(ocean, "vehicles", { onProgress: network.onReading }),
      network.readStream(network.client(), "vehicles"),
    ];
    await network.reading;
    const outcomes = await Promise.all([network.ask(ocean, "entities"), ...pending]);
    return outcomes.map(({ error }) => error?.code);
  });
  assert.deepEqual(codes, ["internal", "internal", "internal"]);
  const stalled = await page.requests("vehicles");
  assert.deepEqual(new Set(ends(stalled)), new Set(["closed by client"]));
});
