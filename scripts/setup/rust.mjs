import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { findProgram } from "../lib/find.mjs";
import { Problem } from "../lib/problem.mjs";
import { inProject } from "../lib/project.mjs";
import { run, runStep } from "../lib/run.mjs";

const WASM = "wasm32-unknown-unknown";
const INSTALL = "install Rust with rustup (https://rustup.rs), then run the command again in a new shell";

/**
 * Makes sure that Cargo, the compiler, the WebAssembly target and the given components are installed.
 * @param {{ components?: (keyof typeof BRINGS)[] }} [wanted]
 */
export async function ensureRust({ components = [] } = {}) {
  if (!findProgram(["cargo"])) useCargoFolder();
  const sysroot = (await activeSysroot()) ?? (await installToolchain());
  if (!existsSync(join(sysroot, "lib", "rustlib", WASM, "lib"))) {
    await rustup(`Add the Rust target ${WASM}`, ["target", "add", WASM]);
  }
  const missing = components.filter((name) => !existsSync(join(sysroot, BRINGS[name])));
  if (missing.length > 0) await rustup(`Add ${missing.join(" and ")}`, ["component", "add", ...missing]);
}

/** A file that each component adds to the toolchain. */
const BRINGS = { clippy: "bin/cargo-clippy", rustfmt: "bin/cargo-fmt" };

/** Rust may be installed but not yet on this shell's PATH. */
function useCargoFolder() {
  const folder = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "bin");
  if (!findProgram(["cargo"], [folder])) throw new Problem("Rust is not installed", { remedy: INSTALL });
  process.env.PATH = `${folder}${delimiter}${process.env.PATH}`;
}

async function activeSysroot() {
  const { code, stdout } = await run("rustc", ["--print", "sysroot"], { mayFail: true });
  return code === 0 ? stdout.trim() : undefined;
}

async function installToolchain() {
  const file = await readFile(inProject("rust-toolchain.toml"), "utf8");
  const channel = /channel = "([^"]+)"/.exec(file)?.[1] ?? "stable";
  await rustup(`Install Rust ${channel}`, ["toolchain", "install", channel, "--profile", "minimal"]);
  const sysroot = await activeSysroot();
  if (!sysroot) throw new Problem("The Rust compiler does not start", { remedy: "see what `rustc --version` prints" });
  return sysroot;
}

/**
 * @param {string} title
 * @param {string[]} args
 */
async function rustup(title, args) {
  const remedy = `run \`rustup ${args.join(" ")}\``;
  if (!findProgram(["rustup"]))
    throw new Problem(`${title}: this Rust was not installed with rustup`, { remedy: INSTALL });
  await runStep(title, "rustup", args, { remedy });
}
