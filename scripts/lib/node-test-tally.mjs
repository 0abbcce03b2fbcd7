/**
 * A reporter for node:test that writes one line per finished test. node:test also passes files and suites that contain no
 * tests; those are reported as `empty`.
 * @param {AsyncIterable<{ type: string, data: any }>} events
 */
export default async function* tally(events) {
  // What a suite contains is told before the suite itself.
  let depthBefore = 0;
  for await (const { type, data } of events) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    const hasTests = depthBefore > data.nesting;
    depthBefore = data.nesting;
    if (data.details.type !== "suite") yield type === "test:fail" ? "failed\n" : passed(data);
    else if (!hasTests) yield type === "test:fail" ? "failed\n" : `empty ${data.name}\n`;
  }
}

/** @param {{ name: string, file?: string, skip?: unknown, todo?: unknown }} test */
function passed({ name, file, skip, todo }) {
  if (skip || todo) return "skipped\n";
  return name === file ? `empty ${file}\n` : "passed\n";
}
