// What is measured, in Node and in Chromium alike: bytes in, usable objects out.

const DEVICES = "nonCommunicatingDevices";
const FIVE = /** @type {const} */ (["id", "daysSilent", "installedAt", "lastCommunicationAt", "odometer"]);

/**
 * @param {typeof import("../pkg/index.js")} package_
 * @param {Uint8Array} body
 * @returns {Record<string, () => unknown>}
 */
function contenders({ decode }, body) {
  const decoder = new TextDecoder();
  return {
    "JSON.parse": () => JSON.parse(decoder.decode(body)),
    "ocean-fleet, full model": () => decode(DEVICES, body),
    "ocean-fleet, select of five": () => decode(DEVICES, body, { select: FIVE }),
    "ocean-fleet, dto": () => decode(DEVICES, body, { shape: "dto" }),
  };
}

/**
 * Runs the contenders in turns, in a new random order each round, and gives every duration in milliseconds.
 * The first two rounds warm up and do not count.
 *
 * @param {typeof import("../pkg/index.js")} package_
 * @param {Uint8Array} body
 * @param {number} rounds
 */
export function measure(package_, body, rounds) {
  const entries = Object.entries(contenders(package_, body));
  /** @type {Record<string, number[]>} */
  const durations = Object.fromEntries(entries.map(([name]) => [name, []]));
  for (let round = -2; round < rounds; round++) {
    for (const [name, run] of shuffled(entries)) {
      // Nobody pays for what another has left behind.
      /** @type {{ gc?: () => void }} */ (globalThis).gc?.();
      const started = performance.now();
      run();
      const duration = performance.now() - started;
      if (round >= 0) durations[name]?.push(duration);
    }
  }
  return durations;
}

/**
 * @template T
 * @param {T[]} items
 */
function shuffled(items) {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
