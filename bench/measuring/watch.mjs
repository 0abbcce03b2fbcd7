// What a poll of `watch` costs, depending on how much has changed, compared with a request for everything.

/**
 * @typedef {object} WatchOptions
 * @property {Uint8Array} body vehicles with their positions
 * @property {readonly number[]} shares of the records that change from one answer to the next
 * @property {number} samples
 * @property {number} polls after which memory is compared
 */

/**
 * @typedef {object} WatchCosts
 * @property {Record<string, number[]>} polls milliseconds of polls, by the share of changed records
 * @property {number[]} requests milliseconds of requests for everything
 * @property {{ before: number, after: number } | null} memory bytes of the heap before and after many polls with 1 %
 *   changed, where the runtime tells
 */

const INTERVAL = 1_000;
const PLATE = /"immat":(null|"[^"]*")/;

/**
 * @param {import("../contenders/contenders.mjs").Library} library
 * @param {WatchOptions} options
 * @returns {Promise<WatchCosts>}
 */
export async function measureWatch(library, { body, shares, samples, polls }) {
  const answers = new Answers(body);
  const ocean = new library.OceanClient({
    baseUrl: "https://ocean.example",
    token: "token",
    fetch: async () => new Response(answers.next()),
  });
  const clock = new Clock();
  const loop = ocean.watch("vehiclePositions", {}, { intervalMs: INTERVAL })[Symbol.asyncIterator]();
  await loop.next();
  try {
    /** @type {Record<string, number[]>} */
    const costs = Object.fromEntries(shares.map((share) => [share, []]));
    const requests = [];
    for (let sample = 0; sample < samples; sample++) {
      for (const share of shares) {
        answers.change(share);
        costs[share]?.push(share === 0 ? await clock.untilRest(answers, loop) : await untilUpdate(answers, loop));
      }
      const started = performance.now();
      await ocean.vehiclePositions();
      requests.push(performance.now() - started);
    }
    const before = heap();
    for (let poll = 0; poll < polls; poll++) {
      answers.change(0.01);
      await loop.next();
    }
    const after = heap();
    return { polls: costs, requests, memory: before === null || after === null ? null : { before, after } };
  } finally {
    await loop.return?.();
    clock.restore();
  }
}

/** @param {Answers} answers @param {AsyncIterator<unknown>} loop */
async function untilUpdate(answers, loop) {
  await loop.next();
  return performance.now() - answers.asked;
}

/** @returns {number | null} */
function heap() {
  const { gc, process } = /** @type {{ gc?: () => void, process?: NodeJS.Process }} */ (globalThis);
  if (!gc || !process) return null;
  gc();
  return process.memoryUsage().heapUsed;
}

/** The answers of a server whose vehicles move. */
class Answers {
  /** When the last one was asked for. */
  asked = 0;
  #version = 0;
  /** @type {number[]} */
  #versions;
  #bytes;
  /** @type {string[]} */
  #records;

  /** @param {Uint8Array} body */
  constructor(body) {
    const { vehicles } = JSON.parse(new TextDecoder().decode(body));
    this.#records = vehicles.map((/** @type {object} */ vehicle, /** @type {number} */ index) =>
      JSON.stringify({ ...vehicle, id: String(index) }),
    );
    this.#versions = this.#records.map(() => 0);
    this.#bytes = this.#encode(1);
  }

  /**
   * Changes some of the records, spread over the answer.
   * @param {number} share
   */
  change(share) {
    if (share > 0) this.#bytes = this.#encode(share);
  }

  next() {
    this.asked = performance.now();
    const bytes = this.#bytes;
    let position = 0;
    return new ReadableStream(
      {
        pull(controller) {
          if (position >= bytes.length) return controller.close();
          controller.enqueue(bytes.subarray(position, position + 65_536));
          position += 65_536;
        },
      },
      { highWaterMark: 0 },
    );
  }

  /** @param {number} share */
  #encode(share) {
    this.#version++;
    const every = Math.round(1 / share);
    for (let index = 0; index < this.#records.length; index += every) this.#versions[index] = this.#version;
    // From the first text each time: a text made from the one before would hold all that were before.
    const records = this.#records.map((record, index) => record.replace(PLATE, `"immat":"V${this.#versions[index]}"`));
    return new TextEncoder().encode(`{"vehicles":[${records}]}`);
  }
}

/** Lets intervals pass at once. */
class Clock {
  #real = globalThis.setTimeout;
  // In a browser it works on the window alone.
  #later = globalThis.setTimeout.bind(globalThis);
  #rested = () => {};

  constructor() {
    const replacement = (
      /** @type {() => void} */ callback,
      /** @type {number} */ delay,
      /** @type {unknown[]} */ ...rest
    ) => {
      const isInterval = delay > INTERVAL / 2 && delay <= INTERVAL;
      if (isInterval) this.#rested();
      return this.#later(callback, isInterval ? 0 : delay, ...rest);
    };
    globalThis.setTimeout = /** @type {typeof setTimeout} */ (replacement);
  }

  /**
   * The time that a poll takes that finds nothing.
   * @param {Answers} answers
   * @param {AsyncIterator<unknown>} loop
   */
  async untilRest(answers, loop) {
    let isFirst = true;
    const update = loop.next();
    const cost = await new Promise((resolve) => {
      this.#rested = () => {
        // The first rest is before the poll.
        if (!isFirst) resolve(performance.now() - answers.asked);
        isFirst = false;
      };
    });
    this.#rested = () => {};
    answers.change(0.01);
    await update;
    return cost;
  }

  restore() {
    globalThis.setTimeout = this.#real;
  }
}
