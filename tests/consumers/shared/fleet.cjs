const { default: init, OceanClient } = require("ocean-fleet");

/** The same as in `fleet.js`, for what is not made of modules. */
exports.summary = async (baseUrl, options) => {
  await init();
  const ocean = new OceanClient({ ...options, baseUrl });
  await ocean.signIn({ login: "demo", password: "demo" });
  const vehicles = await ocean.vehicles();
  const registered = vehicles.find(({ registration }) => registration !== null);
  return `${vehicles.length} vehicles, the first is ${registered?.registration}, ${registered?.make}`;
};
