import { spawn } from "node:child_process";
import { Problem } from "./problem.mjs";
import { step } from "./progress.mjs";
import { root } from "./project.mjs";

/**
 * @typedef {object} RunOptions
 * @property {string | undefined} [cwd] default: the project's root
 * @property {Record<string, string> | undefined} [env] added to this process's environment
 * @property {(line: string) => void} [report] called with each line as it is printed
 * @property {string | undefined} [remedy] what to do when the command fails
 * @property {boolean} [mayFail] resolve whatever the exit code
 */

/** @typedef {{ code: number, output: string, stdout: string }} Finished `output` is stdout and stderr interleaved */

/**
 * Runs a command to completion and captures what it prints.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Finished>}
 */
export function run(command, args, { cwd = root, env, report, remedy, mayFail = false } = {}) {
  const shown = [command, ...args].join(" ");
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let stdout = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
      hear(text);
    });
    child.stderr.setEncoding("utf8").on("data", hear);
    child.on("error", (error) =>
      reject(new Problem(`\`${shown}\` could not be started: ${error.message}`, { remedy })),
    );
    child.on("close", (code, signal) => {
      if (code === 0 || (mayFail && code !== null)) return resolve({ code, output, stdout });
      const how = signal ? `was terminated by ${signal}` : `failed with exit code ${code}`;
      reject(new Problem(`\`${shown}\` ${how}`, { output, remedy }));
    });

    /** @param {string} text */
    function hear(text) {
      output += text;
      if (report) for (const line of text.split("\n")) if (line.trim()) report(line);
    }
  });
}

/**
 * Runs a command behind a progress line.
 * @param {string} title
 * @param {string} command
 * @param {string[]} args
 * @param {Omit<RunOptions, "report">} [options]
 */
export function runStep(title, command, args, options) {
  return step(
    title,
    (report) => run(command, args, { ...options, report }),
    ({ code }) => code === 0,
  );
}
