import { baseUrl, show } from "./show.js";

const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
worker.postMessage(baseUrl);
show(
  "worker",
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = reject;
  }),
);
