import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The project in which the package is installed. */
const project = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Runs a module in a separate Node process, for what happens once per process. Returns the value passed to `report`.
 *
 * @param source the module's text; `report(value)` returns a JSON value
 * @param flags Node's flags
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
  // Node quotes the line that failed, which may be the whole bundle.
  if (code !== 0) throw new Error(`The module failed (${code}):\n${complaints.replace(/^.{300,}$/gm, "…")}`);
  return JSON.parse(output);
}
