// jsdom has no fetch of its own.
const fetch = require("node-fetch");
const { summary } = require("./fleet.cjs");

test("the vehicles are those of the server", async () => {
  expect(document.body).toBeInstanceOf(HTMLElement);
  expect(await summary(process.env.OCEAN_BASE_URL, { fetch })).toBe(process.env.OCEAN_SUMMARY);
});
