/**
 * A reporter for node:test that writes one word per finished test. A test file counts as a test of its own there:
 * one that passes with no test inside is a file whose tests never ran.
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
