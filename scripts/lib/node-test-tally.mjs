/**
 * A reporter for node:test that writes one line per finished test. node:test also reports each file that contains no
 * tests as a passing test; those are reported as `empty`.
 * @param {AsyncIterable<{ type: string, data: any }>} events
 */
export default async function* tally(events) {
  for await (const { type, data } of events) {
    if (data?.details?.type === "suite") continue;
    if (type === "test:fail") yield "failed\n";
    if (type === "test:pass") yield passed(data);
  }
}

/** @param {{ name: string, file?: string, skip?: unknown, todo?: unknown }} test */
function passed({ name, file, skip, todo }) {
  if (skip || todo) return "skipped\n";
  return name === file ? `empty ${file}\n` : "passed\n";
}
