import init, { OceanClient } from "ocean-fleet/worker";
import { describe } from "./fleet.js";
import { baseUrl, show } from "./show.js";

show(
  "off-thread",
  init().then(() => describe(new OceanClient({ baseUrl }))),
);
