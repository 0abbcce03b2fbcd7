import { summary } from "./fleet.js";

export default {
  /**
   * @param {Request} _request
   * @param {{ OCEAN_BASE_URL: string }} env
   */
  async fetch(_request, env) {
    return new Response(`<output id="server">${await summary(env.OCEAN_BASE_URL)}</output>`, {
      headers: { "content-type": "text/html; charset=utf-8" },
    });
  },
};
