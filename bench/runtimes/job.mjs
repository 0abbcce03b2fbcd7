// The jobs of a process or page, in both Node and Chromium.

import { AGAINST, createContenders } from "../contenders/contenders.mjs";
import { checkOutputs } from "../measuring/outputs.mjs";
import { measureRounds } from "../measuring/rounds.mjs";
import { longestStall } from "../measuring/stalls.mjs";
import { measureTransfer } from "../measuring/transfer.mjs";
import { measureWatch } from "../measuring/watch.mjs";

/** @typedef {import("../measuring/transfer.mjs").Transfer} Transfer */
/** @typedef {import("../measuring/transfer.mjs").TransferOptions} TransferOptions */

/**
 * @typedef {object} Jobs each with its result
 * @property {(job: RoundsJob) => import("../measuring/rounds.mjs").Durations} rounds contenders in turns
 * @property {(job: FirstCallJob & Build) => number} firstCall milliseconds of one contender's first call
 * @property {(job: TransferOptions) => Transfer} transfer one request over loopback
 * @property {(job: TransferOptions & Build) => number} firstRequest milliseconds of the first request after another one,
 *   which was not by the library
 * @property {(job: TransferOptions) => number | null} stall the longest time that it blocks the event loop
 * @property {(job: TransferOptions) => Footprint} footprint the memory that it takes
 * @property {(job: WatchJob) => import("../measuring/watch.mjs").WatchCosts} watch what polls cost
 * @property {(job: { folder?: "cached" }) => number} loading milliseconds that `init` took
 */

/** @typedef {{ build?: "against" }} Build which build to load, if there is another one */

/**
 * @typedef {object} RoundsJob
 * @property {string} resource
 * @property {readonly string[]} select
 * @property {string} file the body's
 * @property {readonly string[]} contenders
 * @property {Omit<import("../measuring/rounds.mjs").Limits, "processes">} limits
 * @property {boolean} isChecked whether the outputs are compared first
 */

/**
 * @typedef {object} FirstCallJob
 * @property {string} resource
 * @property {string} file
 * @property {string} contender
 */

/** @typedef {Omit<import("../measuring/watch.mjs").WatchOptions, "body"> & { file: string }} WatchJob */

/**
 * @typedef {object} Footprint bytes
 * @property {number} wasm the library's WebAssembly memory
 * @property {number | null} process peak growth of the process, if the system reports it
 */

/** @typedef {{ [K in keyof Jobs]: { kind: K } & Parameters<Jobs[K]>[0] }[keyof Jobs]} Job */

/**
 * @template {keyof Jobs} K
 * @typedef {ReturnType<Jobs[K]>} Outcome
 */

/**
 * @typedef {object} Surroundings what differs between Node and Chromium
 * @property {import("../contenders/contenders.mjs").Library} library ready for use
 * @property {() => Promise<import("../contenders/contenders.mjs").Library>} against another build, if there is one
 * @property {number} loading milliseconds that `init` took
 * @property {() => number} wasmBytes
 * @property {() => number | null} growth peak growth of the process in bytes
 * @property {() => Promise<import("../contract/openapi.mjs").OpenApi>} openapi
 * @property {(resource: string) => Promise<import("../contenders/contenders.mjs").Material["reshape"]>} reshape
 * @property {import("../contenders/contenders.mjs").Material["serde"]} serde
 * @property {(file: string) => Promise<Uint8Array>} body
 */

/**
 * @param {Job} job
 * @param {Surroundings} surroundings
 */
export async function runJob(job, surroundings) {
  const { library } = surroundings;
  switch (job.kind) {
    case "rounds": {
      const material = await materialOf(job, job.contenders, job.select, surroundings);
      const contenders = await createContenders(job.contenders, material);
      if (job.isChecked) await checkOutputs(contenders, material);
      return measureRounds(contenders, job.limits);
    }
    case "firstCall": {
      const [contender] = await createContenders(
        [job.contender],
        await materialOf(job, [job.contender], [], surroundings),
      );
      const started = performance.now();
      contender?.run();
      return performance.now() - started;
    }
    case "transfer":
      return measureTransfer(library, job);
    case "firstRequest":
      await loadFetch(job);
      return (await measureTransfer(library, job)).last;
    case "stall":
      await loadFetch(job);
      return (await longestStall(() => measureTransfer(library, job))) ?? null;
    case "footprint":
      await measureTransfer(library, job);
      return { wasm: surroundings.wasmBytes(), process: surroundings.growth() };
    case "watch":
      return measureWatch(library, { ...job, body: await surroundings.body(job.file) });
    case "loading":
      return surroundings.loading;
  }
}

/** Node loads its implementation of `fetch` on the first call, in one go. @param {TransferOptions} job */
async function loadFetch({ baseUrl }) {
  await (await fetch(new URL("/", baseUrl))).text();
}

/**
 * @param {{ resource: string, file: string }} job
 * @param {readonly string[]} contenders
 * @param {readonly string[]} select
 * @param {Surroundings} surroundings
 * @returns {Promise<import("../contenders/contenders.mjs").Material>}
 */
async function materialOf({ resource, file }, contenders, select, surroundings) {
  const { library, against, openapi, reshape, serde, body } = surroundings;
  return {
    library,
    against: contenders.some((id) => AGAINST.includes(id)) ? await against() : undefined,
    openapi: await openapi(),
    reshape: await reshape(resource),
    serde,
    resource,
    select,
    body: await body(file),
  };
}
