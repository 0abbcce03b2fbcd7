import { summary } from "./fleet.js";

addEventListener("message", async ({ data }) => {
  postMessage(await summary(data).catch(({ code, message }) => `${code}: ${message}`));
});
