import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { sample } from "./bodies.ts";
import { runModule } from "./child.ts";

const vehicleText = JSON.stringify(
  JSON.parse(readFileSync(new URL("../fixtures/vehicles.json", import.meta.url), "utf8"))[0],
);

/** Loads the package, and keeps an eye on its memory: it gives it to nobody, so it is seen when it is instantiated. */
const PRELUDE = `
  const { instantiate } = WebAssembly;
  let memory;
  WebAssembly.instantiate = async (...args) => {
    const instance = await instantiate(...args);
    memory = instance.exports.memory;
    return instance;
  };
  const { default: init, decode, decodeStream } = await import("ocean-fleet");
  await init();
`;

/** The size of the core's memory after something was decoded in a process of its own. */
function memoryAfter(decoding: string): Promise<unknown> {
  return runModule(`
    ${PRELUDE}
    const resource = "nonCommunicatingDevices";
    const ordinary = ${JSON.stringify(JSON.stringify(sample()[0]))};
    const large = JSON.stringify({ ongletPositionVehicleDTO: { vin: "é".repeat(500_000) } });
    const count = Math.ceil(60e6 / ordinary.length);
    const text = "[" + Array(count).fill(ordinary).join(",") + "," + large + "," + ordinary + "]";
    const records = await (async () => { ${decoding} })();
    report({ records: records - count, memory: memory.buffer.byteLength, received: text.length });
  `);
}

for (const [what, decoding] of [
  [
    "bytes",
    `return decode(resource, new TextEncoder().encode(text), { select: ["id", "vehicle", "position"] }).length;`,
  ],
  ["text", `return decode(resource, text, { select: ["id", "vehicle"] }).length;`],
  [
    "bytes, as their wire tree",
    `return decode(resource, new TextEncoder().encode(text), { shape: "dto" , onDrift() {} }).length;`,
  ],
  [
    "a stream of small pieces",
    `const body = new TextEncoder().encode(text);
     let at = 0;
     const source = new ReadableStream({
       pull(controller) {
         if (at >= body.length) return controller.close();
         controller.enqueue(body.subarray(at, (at += 50_000)));
       },
     });
     let records = 0;
     for await (const batch of decodeStream(resource, source)) records += batch.length;
     return records;`,
  ],
] as const) {
  test(`60 MB of ${what}, with a record of 1 MB, take less than 8 MB of the core's memory`, async () => {
    const seen = (await memoryAfter(decoding)) as { records: number; memory: number; received: number };
    assert.equal(seen.records, 2);
    assert.ok(seen.received > 60e6);
    assert.ok(seen.memory < 8e6, `${seen.memory} bytes`);
  });
}

test("what was decoded, failed or left half-way gives its memory back", async () => {
  const grown = await runModule(
    `
    ${PRELUDE}
    const resource = "nonCommunicatingDevices";
    const once = async () => {
      decode(resource, "[{}]");
      for (const body of ["[{}", "[5]", "x"]) try { decode(resource, body); } catch {}
      try { decode(resource, "[]", { select: ["nope"] }); } catch {}
      const open = () => new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode("[{},")) });
      for await (const _ of decodeStream(resource, open())) break;
      const reader = decodeStream(resource, open()).getReader();
      await reader.read();
      await reader.cancel();
    };
    for (let round = 0; round < 20; round++) await once();
    const before = memory.buffer.byteLength;
    for (let round = 0; round < 300; round++) await once();
    report(memory.buffer.byteLength - before);
  `,
  );
  assert.equal(grown, 0);
});

/** Measures what is in JavaScript's memory, in a process of its own. */
const MEASURING = `
  const { default: init, decode } = await import("ocean-fleet");
  await init();
  const used = async () => {
    for (let round = 0; round < 4; round++) {
      gc();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
`;

/** The body of many vehicles, all of whose texts differ, as a function of the process. */
const VEHICLES = `
  const sample = ${JSON.stringify(vehicleText)};
  /** Vehicles whose texts are their own, and so are not interned. */
  const vehicle = (number, version = 0) => {
    const fresh = (text) => (/^\\d{4}-\\d\\d-\\d\\dT/.test(text)
      ? new Date(17e11 + number * 1e6 + version * 1000).toISOString()
      : text.length > 12 ? text + " é " + number + "." + version : text);
    return JSON.parse(sample, (key, value) => typeof value === "string" && !/^[A-Z_]+$/.test(value) ? fresh(value) : value);
  };
`;

for (const [what, kept] of [
  ["a text", "Object.values(records.at(number * 7 % 1000)).find((value) => /^.{20}/.test(value))"],
  ["a record", "records.at(number * 7 % 1000)"],
  ["a text of a record that is large by itself", "large(number)"],
] as const) {
  test(`${what} that is kept holds at most 16 KB beside itself`, async () => {
    const held = await runModule(
      `
      ${MEASURING}
      ${VEHICLES}
      const body = JSON.stringify(Array.from({ length: 1000 }, (_, number) => vehicle(number)));
      const events = (number) => JSON.stringify({ 1: { extendedDataMap: Object.fromEntries(
        Array.from({ length: 5000 }, (_, key) => ["key " + key, "a text of its own, é " + key + "." + number])) } });
      const large = (number) => decode("latestEvents", events(number))[0].extendedData["key 2500"];
      const keep = (number) => { const records = decode("vehicles", body); return ${kept}; };
      for (let number = 0; number < 10; number++) keep(number);
      const before = await used();
      const all = Array.from({ length: 40 }, (_, number) => keep(number));
      const after = await used();
      const own = JSON.stringify(all).length / all.length;
      report((after - before) / all.length - own);
      `,
      ["--expose-gc"],
    );
    assert.ok((held as number) < 16_384, `${held} bytes`);
  });
}

test("a list of 1,000 that is polled with structural sharing holds less than twice what JSON.parse does", async () => {
  const held = (read: string) =>
    runModule(
      `
      ${MEASURING}
      ${VEHICLES}
      const isPlain = (value) => typeof value === "object" && value !== null;
      // As TanStack Query's \`replaceEqualDeep\`: what is equal stays the same object.
      const share = (before, after) => {
        if (before === after) return before;
        if (!isPlain(before) || !isPlain(after) || Array.isArray(before) !== Array.isArray(after)) return after;
        const copy = Array.isArray(after) ? [] : {};
        let equal = 0;
        for (const key of Object.keys(after)) {
          copy[key] = share(before[key], after[key]);
          if (copy[key] === before[key] && before[key] !== undefined) equal++;
        }
        const keys = Object.keys(after).length;
        return keys === Object.keys(before).length && equal === keys ? before : copy;
      };
      const records = Array.from({ length: 1000 }, (_, number) => JSON.stringify(vehicle(number)));
      const start = await used();
      let data;
      for (let poll = 0; poll < 1000; poll++) {
        // Every vehicle changes every hundredth time.
        for (let number = poll % 100; number < 1000; number += 100) records[number] = JSON.stringify(vehicle(number, poll));
        const body = "[" + records.join(",") + "]";
        data = share(data, ${read});
      }
      const end = await used();
      report(data.length === 1000 ? end - start : -1);
      `,
      ["--expose-gc"],
    ) as Promise<number>;
  const [ours, parsed] = [await held('decode("vehicles", body)'), await held("JSON.parse(body)")];
  assert.ok(ours > 0 && ours < 2 * parsed, `${ours} and ${parsed} bytes`);
});

test("a watch holds what it has given out last, and no more after 1,000 polls", async () => {
  const grown = await runModule(
    `
    ${MEASURING}
    const { OceanClient } = await import("ocean-fleet");
    // Intervals pass at once.
    const later = setTimeout;
    globalThis.setTimeout = (call, delay, ...rest) => later(call, delay > 500 && delay <= 1000 ? 0 : delay, ...rest);
    const names = Array.from({ length: 1000 }, (_, id) => "a name of its own " + id);
    let poll = 0;
    const fetch = async () => {
      poll++;
      for (let id = poll % 100; id < 1000; id += 100) names[id] = "a name of its own " + id + "." + poll;
      return new Response(JSON.stringify({ entities: names.map((nom, id) => ({ id, nom })) }));
    };
    const ocean = new OceanClient({ baseUrl: "https://ocean.example", token: "abc", fetch });
    const loop = ocean.watch("entities", {}, { intervalMs: 1000 })[Symbol.asyncIterator]();
    const polled = async (count) => { for (let turn = 0; turn < count; turn++) await loop.next(); };
    await polled(100);
    const before = await used();
    await polled(1000);
    report((await used()) - before);
    `,
    ["--expose-gc"],
  );
  assert.ok((grown as number) < 1e6, `${grown} bytes`);
});
