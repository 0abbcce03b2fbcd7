import { baseUrl, show } from "./show.js";

/** Whatever takes messages. */
const workers = {
  dedicated: async (script, type) => new Worker(script, { type }),
  shared: async (script, type) => new SharedWorker(script, { type }).port,
  service: async (script, type) => {
    const registration = await navigator.serviceWorker.register(script, { type, scope: `./${type}/` });
    return activated(registration);
  },
};

function activated({ installing, active }) {
  return new Promise((resolve) => {
    if (active) resolve(active);
    installing?.addEventListener("statechange", () => {
      if (installing.state === "activated") resolve(installing);
    });
  });
}

function ask(worker) {
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(baseUrl, [port2]);
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
  });
}

for (const [kind, start] of Object.entries(workers)) {
  for (const type of ["module", "classic"]) show(`${kind}-${type}`, start(`./${type}.js`, type).then(ask));
}
