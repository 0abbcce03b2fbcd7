import { statSync } from "node:fs";
import { Problem } from "../lib/problem.mjs";
import { inProject } from "../lib/project.mjs";
import { runStep } from "../lib/run.mjs";

const OLDEST_NODE = [20, 19];

/** Makes sure that node_modules holds the packages of package-lock.json. */
export async function ensureNpmPackages() {
  requireNode();
  // npm writes the inner file at the end of every installation.
  const installed = modified("node_modules", ".package-lock.json");
  if (installed !== undefined && installed >= (modified("package-lock.json") ?? 0)) return;
  await runStep("Install the npm packages", "npm", ["ci", "--no-audit", "--no-fund"], {
    remedy: "check that the npm registry is reachable, then run the command again",
  });
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = OLDEST_NODE;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new Problem(`This is Node ${process.versions.node}, but ${OLDEST_NODE.join(".")} or later is required`, {
    remedy: "install a newer version of Node",
  });
}

/** @param {string[]} parts */
function modified(...parts) {
  return statSync(inProject(...parts), { throwIfNoEntry: false })?.mtimeMs;
}
