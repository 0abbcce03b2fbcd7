// How long it takes until an answer from the network can be used.

/**
 * How an answer is received: as a whole by `fetch().json()`; as models by the client's method; as models by its stream;
 * or by the same stream, with every batch discarded.
 * @typedef {"fetch().json()" | "models" | "stream" | "stream, nothing kept"} Way
 */

/**
 * @typedef {object} TransferOptions
 * @property {Way} way
 * @property {string} baseUrl
 * @property {string} resource
 * @property {string} endpoint
 * @property {string} [method]
 * @property {object} [params] what the request has to say
 */

/**
 * @typedef {object} Transfer milliseconds since the request
 * @property {number} first until the first records are available
 * @property {number} last until all records are available
 * @property {number} records
 */

/**
 * @param {import("../contenders/contenders.mjs").Library} library
 * @param {TransferOptions} options
 * @returns {Promise<Transfer>}
 */
export async function measureTransfer({ OceanClient }, { way, baseUrl, resource, endpoint, method, params }) {
  const name = /** @type {"nonCommunicatingDevices"} */ (resource);
  const ocean = new OceanClient({ baseUrl, token: "benchmark" });
  const started = performance.now();
  const elapsed = () => performance.now() - started;
  if (way === "fetch().json()") {
    const answer = await (await fetch(`${baseUrl}/${endpoint}`, method ? { method } : {})).json();
    return { first: elapsed(), last: elapsed(), records: Object.keys(answer).length };
  }
  if (way === "models") {
    const models = await ocean[name](params);
    return { first: elapsed(), last: elapsed(), records: models.length };
  }
  let first = Number.NaN;
  let count = 0;
  const kept = [];
  for await (const batch of ocean.stream(name)) {
    if (count === 0) first = elapsed();
    count += batch.length;
    if (way === "stream") for (const record of batch) kept.push(record);
  }
  return { first, last: elapsed(), records: count };
}
