// How long an answer takes over the network until it can be used.

/**
 * What becomes of an answer: `fetch().json()` as a whole; models, by the client's method; models, by its stream; or the
 * same stream with every batch let go once it was seen.
 * @typedef {"fetch().json()" | "models" | "stream" | "stream, nothing kept"} Way
 */

/**
 * @typedef {object} TransferOptions
 * @property {Way} way
 * @property {string} baseUrl
 * @property {string} resource
 * @property {string} endpoint
 */

/**
 * @typedef {object} Transfer milliseconds since the request
 * @property {number} first until there are records to show
 * @property {number} last until all of them are there
 * @property {number} records
 */

/**
 * @param {import("../contenders/contenders.mjs").Library} library
 * @param {TransferOptions} options
 * @returns {Promise<Transfer>}
 */
export async function measureTransfer({ OceanClient }, { way, baseUrl, resource, endpoint }) {
  const name = /** @type {"nonCommunicatingDevices"} */ (resource);
  const ocean = new OceanClient({ baseUrl, token: "benchmark" });
  const started = performance.now();
  const elapsed = () => performance.now() - started;
  if (way === "fetch().json()") {
    const answer = await (await fetch(`${baseUrl}/${endpoint}`)).json();
    return { first: elapsed(), last: elapsed(), records: answer.length };
  }
  if (way === "models") {
    const models = await ocean[name]();
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
