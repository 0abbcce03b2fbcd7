import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import init, { decode, isOceanError, OceanClient, OceanError } from "ocean-fleet";
import { runModule } from "./child.ts";
import { failureOf } from "./failures.ts";
import { answer } from "./servers.ts";

before(() => init());

const BUNDLE = fileURLToPath(import.meta.resolve("ocean-fleet"));

/** What is left of an error in JSON. */
const written = (error: unknown) => JSON.parse(JSON.stringify(error));

test("an error in JSON has its name, message, code and details", async (t) => {
  const { url } = await answer(t, 429, '{"oceanStatus":"tooMany","message":"Slow down"}', { "retry-after": "7" });
  const ocean = new OceanClient({ baseUrl: url, token: "abc", retries: 0 });
  const error = await failureOf("rate-limited", () => ocean.vehicles());
  const { message } = error;
  assert.ok(message.length > 20);
  const details = { endpoint: "vehicule_engin/vehicles", status: 429, oceanStatus: "tooMany" };
  const { attempts, retryAfterMs, ...rest } = written(error);
  assert.deepEqual(rest, { name: "OceanError", message, code: "rate-limited", ...details });
  assert.deepEqual([attempts, retryAfterMs], [error.attempts, error.retryAfterMs]);
});

test("so has one of an answer, with its issues, and one that nothing more is known of", async () => {
  const invalid = await failureOf("invalid-response", () => decode("vehicles", "[5]"));
  const { name, message, code, issues, issueCount, offset } = written(invalid);
  assert.deepEqual([name, message, code], ["OceanError", invalid.message, "invalid-response"]);
  assert.deepEqual([issues, issueCount, offset], [invalid.issues, 1, invalid.offset]);
  const missing = await failureOf("invalid-params", () => new OceanClient().latestEvents({ eventCodes: 5 as never }));
  assert.equal(written({ nested: [missing] }).nested[0].message, missing.message);
});

test("the cause is not written: it is somebody else's, and may hold anything", () => {
  const cause = { password: "c0rrect-h0rse", toJSON: () => assert.fail("it was asked for") };
  const error = new OceanError("timeout", "Nothing came.", { attempts: 3 }, cause);
  assert.deepEqual(written(error), { name: "OceanError", message: "Nothing came.", code: "timeout", attempts: 3 });
  assert.deepEqual(error.toJSON(), written(error));
});

test("errors are called OceanError, also where they are listed by their class", async () => {
  const error = await failureOf("not-found", () => Promise.reject(new OceanError("not-found", "No such thing.")));
  assert.equal(OceanError.name, "OceanError");
  assert.equal(error.constructor.name, "OceanError");
  assert.match(String(error.stack), /^OceanError: No such thing\.\n/);
  assert.match(inspect(error), /^OceanError: No such thing\.\n/);
  assert.ok(isOceanError(error) && error instanceof OceanError && error instanceof Error);
});

test("an uncaught error in Node prints a few short lines, and its message among them", async () => {
  for (const script of [
    `import { decode } from "ocean-fleet"; decode("vehicles", "[]");`,
    `import init, { decode } from "ocean-fleet"; await init(); decode("vehicles", "[5]");`,
    `import { OceanClient } from "ocean-fleet"; new OceanClient();`,
    `import init from "ocean-fleet"; await init("/nowhere.wasm");`,
  ]) {
    const failure = await runModule(`${script} report(1);`).then(
      () => assert.fail("it has not failed"),
      (error: Error) => error.message,
    );
    assert.match(failure, /OceanError: /);
    const lengths = failure.split("\n").map((line) => line.length);
    assert.ok(Math.max(...lengths) < 1_000 && failure.length < 4_000, failure);
  }
});

test("the bundle has no line that cannot be looked at", () => {
  const lengths = readFileSync(BUNDLE, "utf8")
    .split("\n")
    // The module's text, which is no code, has a line of its own.
    .filter((line) => !/^var \w+ = "[\w+/=]+"[,;]$/.test(line))
    .map((line) => line.length);
  assert.ok(Math.max(...lengths) < 2_000, `${Math.max(...lengths)} characters`);
});

test("the source map leads from the bundle to readable code, and names no path of the build", () => {
  const text = readFileSync(BUNDLE, "utf8");
  assert.match(text, /\n\/\/# sourceMappingURL=index\.js\.map\n$/);
  const payload = JSON.parse(readFileSync(`${BUNDLE}.map`, "utf8"));
  assert.equal(payload.sources.length, payload.sourcesContent.length);
  for (const source of payload.sources) assert.match(source, /^\.\.\/js\/[\w/.-]+\.(ts|js)$/);
  const at = text.indexOf("has failed, which is a fault");
  const line = text.slice(0, at).split("\n").length - 1;
  const column = at - text.lastIndexOf("\n", at) - 1;
  const entry = new SourceMap(payload).findEntry(line, column);
  assert.ok("originalSource" in entry);
  assert.match(entry.originalSource, /js\/runtime\/core\.ts$/);
});
