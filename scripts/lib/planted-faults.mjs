import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ENGINE } from "./engine-checks.mjs";
import { Problem } from "./problem.mjs";
import { step } from "./progress.mjs";
import { inProject } from "./project.mjs";
import { run } from "./run.mjs";
import { findUnsafeBlocks } from "./unsafe-blocks.mjs";

/** @typedef {import("./engine-checks.mjs").EngineTests} EngineTests */
/** @typedef {import("./unsafe-blocks.mjs").UnsafeBlock} UnsafeBlock */

/**
 * A fault to plant in an `unsafe` block.
 * @typedef {object} Fault
 * @property {string} about
 * @property {boolean} inWebAssemblyOnly
 * @property {(source: string, start: number, pointer: { text: string, start: number }) => string} plant
 */

/** @type {Fault[]} */
const FAULTS = [
  {
    about: "reads out of bounds",
    inWebAssemblyOnly: false,
    plant: (source, start, { text }) =>
      `${source.slice(0, start)} let _ = core::hint::black_box(core::ptr::read_volatile(${text}.wrapping_add(1 << 30)));${source.slice(start)}`,
  },
  {
    about: "reads one byte too far",
    // Miri detects bad accesses in native code; in WebAssembly only the tests' comparisons can.
    inWebAssemblyOnly: true,
    plant: (source, _, { text, start }) =>
      `${source.slice(0, start)}${text}.wrapping_add(1)${source.slice(start + text.length)}`,
  },
];

/**
 * Whether a planted fault was caught.
 * @typedef {object} Finding
 * @property {string} place file and line
 * @property {string} owner the function
 * @property {string} fault
 * @property {string[]} caughtBy one line per check that caught it
 */

/**
 * Plants each fault in each `unsafe` block in turn, in a copy of the sources, and runs the checks on it.
 * @param {{ native: EngineTests[], webAssembly: EngineTests[] }} checks
 * @returns {Promise<Finding[]>}
 */
export async function plantFaults({ native, webAssembly }) {
  const blocks = await findUnsafeBlocks(inProject(ENGINE, "src"));
  if (blocks.length === 0) throw new Problem(`${ENGINE}/src contains no unsafe blocks: there is nothing to check`);
  const copy = inProject("target", "planted");
  await copySources(copy);
  for (const tests of [...native, ...webAssembly]) {
    const { failed, output } = await runIn(copy, tests, `${tests.title}, no fault planted`);
    if (failed) throw new Problem("The tests fail even without a planted fault", { output, remedy: "fix them first" });
  }
  /** @type {Finding[]} */
  const findings = [];
  for (const block of blocks) {
    for (const fault of FAULTS) {
      if (fault.inWebAssemblyOnly && !block.isWebAssembly) continue;
      findings.push(await plantFault(copy, block, fault, block.isWebAssembly ? webAssembly : native));
    }
  }
  await rm(copy, { recursive: true });
  return findings;
}

/**
 * Copies tracked and untracked files, but nothing that git ignores. The copy is inside the project, so Cargo finds the
 * same settings.
 * @param {string} copy
 */
async function copySources(copy) {
  await rm(copy, { recursive: true, force: true });
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"];
  const { stdout } = await run("git", args);
  const isSource = /** @param {string} name */ (name) =>
    /\.(rs|toml|lock|txt|json)$/.test(name) && !name.startsWith(".cargo/");
  const sources = stdout.split("\0").filter(isSource);
  for (const name of sources) {
    await mkdir(dirname(join(copy, name)), { recursive: true });
    // A deletion that is not yet committed is still listed.
    await cp(inProject(name), join(copy, name)).catch((error) => {
      if (error.code !== "ENOENT") throw error;
    });
  }
}

/**
 * @param {string} copy
 * @param {UnsafeBlock} block
 * @param {Fault} fault
 * @param {EngineTests[]} checks
 * @returns {Promise<Finding>}
 */
async function plantFault(copy, block, fault, checks) {
  const place = `${block.file}:${block.line}`;
  if (!block.pointer) {
    throw new Problem(`The unsafe block at ${place} reads through no raw pointer that this script recognises`, {
      remedy: "make scripts/lib/unsafe-blocks.mjs recognise how its pointer is declared",
    });
  }
  const file = join(copy, ENGINE, "src", block.file);
  const source = await readFile(file, "utf8");
  await writeFile(file, fault.plant(source, block.start, block.pointer));
  try {
    const caughtBy = [];
    for (const tests of checks) {
      const { output } = await runIn(copy, tests, `${place} ${fault.about}: ${tests.title}`);
      caughtBy.push(whoCaught(output, place));
    }
    return { place, owner: block.owner, fault: fault.about, caughtBy: caughtBy.filter((by) => by !== "") };
  } finally {
    await writeFile(file, source);
  }
}

/**
 * The failing test and its error, or an empty string if none failed.
 * @param {string} output
 * @param {string} place
 */
function whoCaught(output, place) {
  if (/could not compile/.test(output))
    throw new Problem(`The code with a fault planted at ${place} does not compile`, { output });
  // Miri aborts in the middle of a test, on the line that names it.
  const seen = /^test (\S+) \.\.\. error: Undefined Behavior: (?:memory access failed: )?(.*)\n\s*--> (\S+)/m.exec(
    output,
  );
  if (seen) {
    // Drop the allocation's number, which means nothing here.
    const [, test, reason = "", where = ""] = seen;
    const what = reason.replace(/, but got \S+ which is/, "");
    return where.includes(`${place}:`) ? `${test}: ${what}` : "";
  }
  const failed = /^test (\S+) \.\.\. FAIL/m.exec(output)?.[1];
  const trap = /RuntimeError: (memory access out of bounds)/.exec(output)?.[1];
  return failed ? `${failed}: ${trap ?? "the scanners disagree"}` : "";
}

/**
 * Builds into a separate folder: otherwise cargo could reuse the faulty engine for the project, whose files are older.
 * @param {string} copy
 * @param {EngineTests} tests
 * @param {string} title
 */
async function runIn(copy, { command, selection, env }, title) {
  const options = {
    cwd: copy,
    env: { ...env, CARGO_TARGET_DIR: inProject("target", "planted-builds") },
    mayFail: true,
  };
  const { code, output } = await step(title, () => run("cargo", [...command, ...selection], options));
  return { failed: code !== 0, output };
}
