import { expect, test } from "vitest";
import { summary } from "./fleet.js";

test("the vehicles are those of the server", async () => {
  expect(await summary(process.env.OCEAN_BASE_URL)).toBe(process.env.OCEAN_SUMMARY);
});
