import init, { OceanClient } from "ocean-fleet/worker";
import { describe } from "./fleet.js";
import { baseUrl, show } from "./show.js";

const worker = () => new Worker(new URL("./ocean-worker.js", import.meta.url), { type: "module" });
show(
  "off-thread",
  init({ worker }).then(() => describe(new OceanClient({ baseUrl }))),
);
