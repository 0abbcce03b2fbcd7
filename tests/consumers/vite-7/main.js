import "./page.js";
import "./worker-page.js";
import OceanWorker from "ocean-fleet/worker-script?worker";
import { showOffThread } from "./off-thread.js";

showOffThread({ worker: () => new OceanWorker() });
