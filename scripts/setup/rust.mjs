import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { findProgram } from "../lib/find.mjs";
import { Problem } from "../lib/problem.mjs";
import { inProject } from "../lib/project.mjs";
import { run, runStep } from "../lib/run.mjs";

const WASM = "wasm32-unknown-unknown";
const INSTALL =
  "install Rust with rustup, the installer of the Rust project, then run the command again in a new shell";

/**
 * Cargo, the compiler, the WebAssembly target and, on request, components are there.
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

/** What each component brings to the toolchain. */
const BRINGS = { clippy: "bin/cargo-clippy", rustfmt: "bin/cargo-fmt" };

/** Rust may be installed while this shell's PATH does not know it yet. */
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
  if (!sysroot) throw new Problem("The Rust compiler does not start", { remedy: "look at `rustc --version`" });
  return sysroot;
}

/**
 * @param {string} title
 * @param {string[]} args
 */
async function rustup(title, args) {
  const remedy = `run \`rustup ${args.join(" ")}\``;
  if (!findProgram(["rustup"])) throw new Problem(`${title}: this Rust did not come from rustup`, { remedy: INSTALL });
  await runStep(title, "rustup", args, { remedy });
}
