import { cpus, loadavg, totalmem } from "node:os";

/**
 * @typedef {object} Machine where and when the measurement was made
 * @property {string} date
 * @property {string} processor
 * @property {number} cores
 * @property {number} gigabytes
 * @property {string} system
 * @property {string} node
 * @property {string | null} chromium
 * @property {number} load the load average of the minute before
 */

/**
 * @param {string | null} chromium its version
 * @returns {Machine}
 */
export function describeMachine(chromium) {
  const [first] = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    processor: first?.model ?? "unknown",
    cores: cpus().length,
    gigabytes: Math.round(totalmem() / 1e9),
    system: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    chromium,
    load: loadavg()[0] ?? Number.NaN,
  };
}
