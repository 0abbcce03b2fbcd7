import init, { OceanClient } from "ocean-fleet";

/**
 * What every set-up shows.
 * @param {string} baseUrl
 * @param {Partial<import("ocean-fleet").ClientOptions>} [options]
 */
export async function summary(baseUrl, options) {
  await init();
  return describe(new OceanClient({ ...options, baseUrl }));
}

/**
 * How many vehicles there are, and the first that has a registration.
 * @param {OceanClient} ocean
 */
export async function describe(ocean) {
  await ocean.signIn({ login: "demo", password: "demo" });
  const vehicles = await ocean.vehicles();
  const registered = vehicles.find(({ registration }) => registration !== null);
  return `${vehicles.length} vehicles, the first is ${registered?.registration}, ${registered?.make}`;
}
