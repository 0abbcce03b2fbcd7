const { summary } = require("./fleet.cjs");

test("the vehicles are those of the server", async () => {
  expect(await summary(process.env.OCEAN_BASE_URL)).toBe(process.env.OCEAN_SUMMARY);
});
