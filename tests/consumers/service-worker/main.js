import { baseUrl, show } from "./show.js";

/**
 * Registers a service worker and asks it for the vehicles.
 * @param {string} name of its script
 * @param {WorkerType} type
 */
async function ask(name, type) {
  const registration = await navigator.serviceWorker.register(`./${name}.js`, { type, scope: `./${name}/` });
  const worker = await activated(registration);
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
  });
  worker.postMessage(baseUrl, [port2]);
  return answer;
}

/** @param {ServiceWorkerRegistration} registration */
function activated({ installing, active }) {
  return new Promise((resolve) => {
    if (active) resolve(active);
    installing?.addEventListener("statechange", () => {
      if (installing.state === "activated") resolve(installing);
    });
  });
}

show("module", ask("module", "module"));
show("classic", ask("classic", "classic"));
