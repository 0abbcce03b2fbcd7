import init, { OceanClient } from "ocean-fleet/worker";
import { describe } from "./fleet.js";
import { baseUrl, show } from "./show.js";

/** Shows a record that came through a client in a worker. */
export function showOffThread(options) {
  show(
    "off-thread",
    init(options).then(() => describe(new OceanClient({ baseUrl }))),
  );
}
