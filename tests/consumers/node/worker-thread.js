import { Worker } from "node:worker_threads";

new Worker(new URL("./node.js", import.meta.url));
