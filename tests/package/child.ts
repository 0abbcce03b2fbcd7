import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Where the package is installed. */
const project = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Runs a module in a Node of its own, for what happens once per process: the value that it hands to `report`.
 *
 * @param source the module's text; `report(value)` gives out a value of JSON
 * @param flags of Node
 */
export async function runModule(source: string, flags: string[] = []): Promise<unknown> {
  const prelude = 'const report = (value) => process.stdout.write(JSON.stringify(value) ?? "null");\n';
  const args = [...flags, "--input-type=module", "--eval", prelude + source];
  const child = spawn(process.execPath, args, { cwd: project, stdio: ["ignore", "pipe", "pipe"] });
  let [output, complaints] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints += text;
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Error(`The module has failed (${code}):\n${complaints}`);
  return JSON.parse(output);
}
