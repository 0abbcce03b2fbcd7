import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { inProject } from "../../scripts/lib/project.mjs";
import { run } from "../../scripts/lib/run.mjs";
import type { SetUp } from "./set-up.ts";

/** Where the tarball is, from a project. */
const TARBALL = "../ocean-fleet.tgz";

const INSTALL = ["install", "--no-package-lock", "--no-audit", "--no-fund", "--prefer-offline"];

/** Tools neither colour what they print nor report to their makers. */
const QUIET = {
  CI: "1",
  NO_COLOR: "1",
  FORCE_COLOR: "0",
  ASTRO_TELEMETRY_DISABLED: "1",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  DO_NOT_TRACK: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  NG_CLI_ANALYTICS: "false",
  NUXT_TELEMETRY_DISABLED: "1",
  WRANGLER_SEND_METRICS: "false",
};

/** Something that was started. */
export interface Started {
  readonly url: string;
  /** What it has printed so far. */
  output(): string;
  stop(): Promise<void>;
}

/** A set-up's project in a temporary folder, with the tarball and everything else installed. */
export class Project {
  readonly folder: string;
  readonly #env: Record<string, string>;
  readonly #stops = new Set<() => Promise<void>>();

  private constructor(folder: string, env: Record<string, string>) {
    this.folder = folder;
    this.#env = { ...QUIET, ...env };
  }

  /**
   * Makes a set-up's project in a folder in `parent`, which holds the tarball, and installs everything.
   *
   * @param env what its programs get to know
   */
  static async install(setUp: SetUp, parent: string, env: Record<string, string>): Promise<Project> {
    const project = new Project(join(parent, setUp.name), env);
    await mkdir(project.folder);
    if (setUp.create) await project.#create(setUp.create);
    else await project.#copy(setUp);
    return project;
  }

  /** Copies the set-up's own folder and what all share. */
  async #copy(setUp: SetUp): Promise<void> {
    for (const source of ["shared", setUp.folder ?? setUp.name]) {
      await cp(inProject("tests", "consumers", source), this.folder, { recursive: true });
    }
    if (setUp.versions) await replaceVersions(join(this.folder, "package.json"), setUp.versions);
    await this.#execute("npm", INSTALL);
  }

  /** Lets `npm create` make a project of the empty folder, and adds the tarball. */
  async #create(what: readonly string[]): Promise<void> {
    await this.#execute("npm", ["create", "--yes", ...what]);
    await this.#execute("npm", [...INSTALL, TARBALL]);
  }

  /** Runs one of its scripts and returns what it prints. */
  script(name: string): Promise<string> {
    return this.#execute("npm", ["run", "--silent", name]);
  }

  async #execute(command: string, args: string[]): Promise<string> {
    const { code, output, stdout } = await run(command, args, { cwd: this.folder, env: this.#env, mayFail: true });
    if (code !== 0) throw new Error(`\`${[command, ...args].join(" ")}\` failed with exit code ${code}:\n${output}`);
    return stdout;
  }

  /** Starts one of its scripts, which should serve on the port in `PORT`, and waits until it prints an address. */
  async serve(name: string): Promise<Started> {
    const env = { ...process.env, ...this.#env, PORT: String(await freePort()) };
    const child = spawn("npm", ["run", "--silent", name], { cwd: this.folder, env, detached: true });
    const exited = once(child, "exit");
    const stop = async () => {
      this.#stops.delete(stop);
      // npm does not pass signals on to all it has started.
      if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      await exited;
    };
    this.#stops.add(stop);
    let output = "";
    const url = await new Promise<string>((resolve, reject) => {
      const read = (text: string) => {
        output += text;
        const [, port] = /https?:\/\/[^\s/]+:(\d+)/.exec(output) ?? [];
        if (port) resolve(`http://localhost:${port}/`);
      };
      child.stdout.setEncoding("utf8").on("data", read);
      child.stderr.setEncoding("utf8").on("data", read);
      child.once("close", (code) => reject(new Error(`\`npm run ${name}\` ended with exit code ${code}:\n${output}`)));
    });
    return { url, output: () => output, stop };
  }

  /** Stops what it still serves, as after a test that has taken too long, and removes it. */
  async remove(): Promise<void> {
    await Promise.all([...this.#stops].map((stop) => stop()));
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function replaceVersions(file: string, versions: Record<string, string>): Promise<void> {
  const manifest = JSON.parse(await readFile(file, "utf8"));
  for (const [name, version] of Object.entries(versions)) {
    const isDevelopment = name in (manifest.devDependencies ?? {});
    manifest[isDevelopment ? "devDependencies" : "dependencies"][name] = version;
  }
  await writeFile(file, JSON.stringify(manifest, null, 2));
}

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}
