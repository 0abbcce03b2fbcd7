import { summary } from "./fleet.js";

addEventListener("message", ({ data, ports: [port] }) => {
  const answer = summary(data).catch(({ code, message }) => `${code}: ${message}`);
  answer.then((text) => port.postMessage(text));
});
