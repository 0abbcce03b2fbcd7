/** Where the console's server forwards requests to the simulator. */
export const SIMULATOR_URL = "/restapi";

/** Where Ocean itself is. */
export const OCEAN_URL = "https://v3.oceansystem.com/ocean/restapi";
