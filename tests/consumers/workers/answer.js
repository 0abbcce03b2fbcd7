import { summary } from "./fleet.js";

/** Answers through the port that comes with the question, in workers of every kind. */
function answer({ data, ports: [port] }) {
  summary(data)
    .catch(({ code, message }) => `${code}: ${message}`)
    .then((text) => port.postMessage(text));
}

addEventListener("message", answer);
// Only shared workers get this event.
addEventListener("connect", ({ ports: [port] }) => {
  port.onmessage = answer;
});
