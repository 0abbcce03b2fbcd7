import assert from "node:assert/strict";
import { scenario } from "./client-page.ts";

scenario("a page stays responsive while a complete answer is decoded", {}, async (page) => {
  const outcome = await page.run(async () => {
    const record = { detailedBoxDTO: { id: 1 }, filler: "x".repeat(1_000) };
    const records = Array(2_000).fill(record);
    const ocean = network.client({ token: "abc", fetch: async () => Response.json(records) });
    let [turns, read, isOver] = [0, 0, false];
    const turn = () => {
      turns++;
      if (!isOver) requestAnimationFrame(turn);
    };
    requestAnimationFrame(turn);
    for await (const batch of ocean.stream("nonCommunicatingDevices")) {
      read += batch.length;
      // Simulates a slow device.
      const end = performance.now() + 20;
      while (performance.now() < end);
    }
    isOver = true;
    return { turns, read };
  });
  assert.equal(outcome.read, 2_000);
  assert.ok(outcome.turns > 3, `${outcome.turns} frames`);
});
