import { spawn } from "node:child_process";
import { Problem } from "./problem.mjs";
import { step } from "./progress.mjs";
import { root } from "./project.mjs";

/**
 * @typedef {object} RunOptions
 * @property {string | undefined} [cwd] default: the project's folder
 * @property {Record<string, string> | undefined} [env] added to this process's environment
 * @property {(line: string) => void} [report] hears each line as it is printed
 * @property {string | undefined} [remedy] what to do when the command fails
 * @property {boolean} [mayFail] resolves whatever the exit code
 */

/** @typedef {{ code: number, output: string, stdout: string }} Finished `output` is stdout and stderr as they came */

/**
 * Runs a command to its end and keeps what it prints.
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
    child.on("error", (error) => reject(new Problem(`\`${shown}\` could not start: ${error.message}`, { remedy })));
    child.on("close", (code, signal) => {
      if (code === 0 || (mayFail && code !== null)) return resolve({ code, output, stdout });
      const how = signal ? `was ended by ${signal}` : `failed with exit code ${code}`;
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
 * Runs a command under a line of progress.
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
