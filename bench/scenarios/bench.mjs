// What all scenarios share.

/**
 * @typedef {object} Bench
 * @property {readonly import("../runtimes/runtime.mjs").Runtime[]} runtimes
 * @property {import("../runtimes/chromium.mjs").Chromium | undefined} chromium
 * @property {import("../runtimes/server.mjs").BenchServer} server
 * @property {string} packageFolder
 * @property {string | undefined} against where another build is, to compare this one with
 * @property {readonly import("../resources.mjs").Resource[]} resources
 * @property {import("../contract/openapi.mjs").OpenApi} openapi
 * @property {import("../settings.mjs").Settings} settings
 * @property {(detail: string) => void} report shows what is going on
 */

/** @typedef {"node" | "chromium"} RuntimeName */

export {};
