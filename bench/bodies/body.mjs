// Bodies to measure with: answers in the vendor's format, of any size, text and layout.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { inProject } from "../../scripts/lib/project.mjs";
import { answerKind, recordKind } from "../contract/kinds.mjs";
import { randomNumbers } from "./random.mjs";
import { createWriter } from "./writer.mjs";

/** @typedef {import("./words.mjs").Language} Language */
/** @typedef {"plain" | "pretty" | "shuffled" | "nulls" | "unknown" | "dates"} Variant */

/**
 * @typedef {object} Body
 * @property {string} resource
 * @property {number} records
 * @property {Language} language
 * @property {Variant} variant
 */

/** @satisfies {Partial<import("./writer.mjs").WriterOptions>} */
const PLAIN = { nulls: 0.15, dates: /** @type {const} */ ("iso"), shuffledKeys: false, unknownKeys: false };

/** @type {Record<Variant, Partial<import("./writer.mjs").WriterOptions>>} */
const VARIANTS = {
  plain: {},
  pretty: {},
  shuffled: { shuffledKeys: true },
  nulls: { nulls: 0.4 },
  unknown: { unknownKeys: true },
  dates: { dates: "mixed" },
};

/**
 * The text around the records of an answer.
 * @param {import("../contract/kinds.mjs").Kind} answer
 * @returns {[opening: string, closing: string]}
 */
function brackets(answer) {
  if (answer.kind === "map") return ["{", "}"];
  return answer.kind === "object" ? [`{"${Object.keys(answer.fields)[0]}":[`, "]}"] : ["[", "]"];
}

/** Files are written in pieces of this many records, as a single string would be too long. */
const PIECE = 500;

export const BODIES = inProject("bench", "data", "bodies");

/**
 * Writes the body, unless it exists already, and returns the name of its file in {@link BODIES}.
 * @param {Body} body
 * @param {import("../contract/openapi.mjs").OpenApi} openapi
 * @returns {Promise<string>}
 */
export async function bodyFile(body, openapi) {
  const { resource, records, language, variant } = body;
  const name = `${resource}-${records}-${language}-${variant}-${await fingerprint(openapi, resource)}.json`;
  const path = `${BODIES}/${name}`;
  if (existsSync(path)) return name;
  await mkdir(BODIES, { recursive: true });
  const unfinished = `${path}.unfinished`;
  const file = await open(unfinished, "w");
  try {
    for await (const piece of pieces(body, openapi)) await file.writeFile(piece);
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
  return name;
}

/** Removes the bodies made from outdated definitions. @param {import("../contract/openapi.mjs").OpenApi} openapi */
export async function removeStaleBodies(openapi) {
  for (const name of await readdir(BODIES).catch(() => [])) {
    const [, resource = "", print = ""] = /^(\w+)-.*-(\w+)\.json/.exec(name) ?? [];
    const isCurrent = resource !== "" && print === (await fingerprint(openapi, resource));
    if (!isCurrent || name.endsWith(".unfinished")) await rm(`${BODIES}/${name}`);
  }
}

/**
 * @param {Body} body
 * @param {import("../contract/openapi.mjs").OpenApi} openapi
 */
async function* pieces({ resource, records, language, variant }, openapi) {
  const random = randomNumbers(7);
  const answer = answerKind(openapi, resource);
  const { container, record } = recordKind(answer);
  const options = { language, ...PLAIN, ...VARIANTS[variant] };
  const maxLength = resource === "auxiliaryEquipmentUsage" ? 6 : 3;
  const write = createWriter(random, maxLength, options)(record, await sampleRecord(resource));
  const pretty = variant === "pretty";
  const next = pretty ? () => JSON.stringify(JSON.parse(write()), null, 2) : write;
  const [opening, closing] = brackets(answer);
  yield opening;
  // Ascending, because JavaScript engines sort such keys anyway.
  let id = 100_000;
  for (let done = 0; done < records; done += PIECE) {
    const length = Math.min(PIECE, records - done);
    const texts = Array.from({ length }, () => {
      id += 1 + Math.floor(random() * 40);
      return container === "map" ? `"${id}":${next()}` : next();
    });
    yield (done > 0 ? "," : "") + texts.join(pretty ? ",\n" : ",");
  }
  yield closing;
}

/** @param {string} resource */
async function sampleRecord(resource) {
  const sample = JSON.parse(await readFile(fixture(resource), "utf8"));
  const records = Array.isArray(sample) ? sample : Object.values(sample);
  return Array.isArray(records[0]) ? records[0][0] : records[0];
}

/** @param {string} resource */
const fixture = (resource) => inProject("tests", "fixtures", `${resource}.json`);

/**
 * A hash of everything that a resource's bodies depend on.
 * @param {import("../contract/openapi.mjs").OpenApi} openapi
 * @param {string} resource
 */
async function fingerprint(openapi, resource) {
  const hash = createHash("sha256").update(JSON.stringify(answerKind(openapi, resource)));
  const code = ["body", "random", "values", "words", "writer"].map((name) =>
    inProject("bench", "bodies", `${name}.mjs`),
  );
  for (const file of [fixture(resource), ...code]) hash.update(await readFile(file));
  return hash.digest("hex").slice(0, 12);
}
