// How the benchmark measures, and what the contenders check and do not check.

export const METHOD = `## Method

**Bodies** are the vendor's documented samples, varied by a seeded random generator: 15 % of the leaves are null, texts
consist of one to three out of 17 French words, four of which have accents, one integer in ten has up to 16 digits, lists
have up to three elements (six for days and half-hours), dates are ISO 8601, and enumerations take known values. “Every other key unknown” means that each documented key is followed by an
undocumented one.

**Contenders** take the body's bytes and return objects. Except for first calls, everything is warm. Before the clock
starts, outputs are compared in full, including the order of keys: models with models, trees with trees. Contenders take
turns, in a new random order each round, with a garbage collection before each sample; a sample is at least 4 ms of calls.
The cost of collecting a contender's garbage afterwards is not counted, which favours those that create large trees.

**Figures** are medians. A ratio is the median of the ratios of each round, since whatever slows the machine down affects
both; its interval is the binomial 95 % interval, which assumes nothing about the distribution (with fewer than six ratios,
it is the full range). Measuring \`JSON.parse\` again is the control: any difference from 1 there is noise. p95 uses the
nearest rank.

**Processes.** In Chromium, every resource and body has its own page. In Node, it has several fresh processes, and a figure is
the median of theirs: when the garbage collector runs differs from process to process, and stays the same within one.
Transfers, first calls and memory have a process or page for each sample. Pages are cross-origin isolated, which gives them a more precise clock. \`init\` from the cache is measured in a
browser profile that has loaded the package before.

**What is checked.** All validators use schemas derived from \`openapi.json\` and run on the output of \`JSON.parse\`;
serde_json reads the bytes into structs derived from the same document. The answer is then reshaped by straight-line
JavaScript, as one would write it by hand.

| contender | checks | does not check |
| --- | --- | --- |
| \`JSON.parse\` | the grammar | invalid UTF-8 (replaced), duplicate keys (the last one wins), integers beyond 2⁵³ (rounded), types |
| + reshape | the grammar | the same; an invalid date throws or comes out wrong |
| + zod | types, safe integers, the format of date-times; copies known fields | calendar days, days (\`dd/MM/yyyy\`), nesting depth, what \`JSON.parse\` has already lost |
| + valibot | the same; copies known fields | the same |
| + arktype | the same, in place | the same |
| + typebox, compiled | the same, in place; gives the reason for a failure only on a second call | the same, and safe integers |
| + ajv, compiled | the same, in place | the same |
| serde_json + serde-wasm-bindgen | the grammar, types, UTF-8, duplicate keys, 64-bit integers | the format of date-times, nesting beyond 128, safe integers except when passing them to JavaScript |
| ocean-fleet | the grammar, UTF-8, depth, duplicate keys, every documented type, safe integers, real calendar days; reports anything new | anything undocumented, except its grammar |
| ocean-fleet, \`dto\` | the same | the same |

With “fields used”, a validator sees only what the models are made from: a wrong value elsewhere passes.
`;
