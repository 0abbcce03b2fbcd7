import { Transform } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";

const TICK_MS = 10;

/**
 * Limits the throughput to this many megabits per second, in small even pieces, like a slow network.
 * @param {number} megabits
 */
export function throttle(megabits) {
  const bytesPerMs = (megabits * 1e6) / 8 / 1000;
  const piece = Math.round(bytesPerMs * TICK_MS);
  let started = 0;
  let sent = 0;
  return new Transform({
    async transform(chunk, _, done) {
      started ||= performance.now();
      for (let from = 0; from < chunk.length; from += piece) {
        const part = chunk.subarray(from, from + piece);
        // Scheduled by the clock, so that late timers do not add up.
        const due = started + (sent + part.length) / bytesPerMs;
        const wait = due - performance.now();
        if (wait > 1) await pause(wait);
        this.push(part);
        sent += part.length;
      }
      done();
    },
  });
}
