import { table } from "../lib/table.mjs";

const FIRST = 10;

/** @typedef {import("../../pkg/index.js").NonCommunicatingDevice} Device */
/** @typedef {{ devices: Device[], receivedBytes: number, milliseconds: number }} Answer */

/**
 * Signs in and fetches the silent devices, using the built package.
 * @param {string} baseUrl
 * @param {{ login: string, password: string }} credentials
 * @returns {Promise<Answer>}
 */
export async function listDevices(baseUrl, credentials) {
  const { default: init, OceanClient } = await import("../../pkg/index.js");
  await init();
  const ocean = new OceanClient({ baseUrl });
  await ocean.signIn(credentials);
  const started = performance.now();
  let receivedBytes = 0;
  const devices = await ocean.nonCommunicatingDevices(
    {},
    {
      onProgress: (progress) => {
        receivedBytes = progress.receivedBytes;
      },
    },
  );
  return { devices, receivedBytes, milliseconds: performance.now() - started };
}

/** @param {Answer} answer */
export function firstDevices({ devices }) {
  /** @type {import("../lib/table.mjs").Column[]} */
  const columns = [
    { title: "Registration" },
    { title: "Vehicle", max: 28 },
    { title: "Days silent", align: "right" },
    { title: "Last communication" },
    { title: "Town", max: 24 },
    { title: "Qualification", max: 32 },
  ];
  const rows = devices
    .slice(0, FIRST)
    .map(({ vehicle, daysSilent, lastCommunicationAt, position, qualification }) => [
      vehicle?.registration,
      [vehicle?.make, vehicle?.model].filter(Boolean).join(" ") || null,
      daysSilent,
      lastCommunicationAt && minute(lastCommunicationAt),
      position?.town,
      qualification?.label,
    ]);
  return table(columns, rows);
}

/** @param {Answer} answer */
export function figures({ devices, receivedBytes, milliseconds }) {
  const modelBytes = Buffer.byteLength(JSON.stringify(devices));
  const number = new Intl.NumberFormat("en");
  return [
    `${number.format(devices.length)} records`,
    `${number.format(receivedBytes)} bytes received`,
    `${number.format(modelBytes)} bytes as models`,
    `${number.format(Math.round(milliseconds))} ms`,
  ].join(" · ");
}

/**
 * `2024-11-07T09:41:12.635Z` as `2024-11-07 09:41 UTC`.
 * @param {string} iso
 */
const minute = (iso) => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
