// How it is measured, and what the contenders do and do not do.

export const METHOD = `## Method

**Bodies** are the vendor's documented samples, varied with a seeded random source: 15 % of the leaves are null, texts are
of one to three of 17 French words, lists have up to three elements (six for days and half-hours), dates are ISO 8601,
enumerations take the values that are known. “Every other key unknown” gives each documented key an undocumented neighbour.

**Contenders** take the body's bytes and give objects. Except for the first call, everything is warm. Before the clock
starts, outputs are compared in full, with the order of keys: models with models, trees with trees. Contenders run in turns,
in a new random order each round, with a garbage collection before each sample; a sample is at least 4 ms of calls. What a
contender leaves to the collector afterwards is not counted, in favour of those that make large trees.

**Figures** are medians. A ratio is the median of the ratios round by round, since what slows the machine down slows both;
its interval is the binomial one of 95 %, which assumes nothing about the distribution (with fewer than six rounds: all
that was seen). \`JSON.parse\` once more is the control: what differs from 1 there is chance. p95 is by nearest rank.

**Processes.** Every resource, body and runtime has a process or page of its own; transfers, first calls and memory have one
for each sample. Pages are cross-origin isolated, for the sake of the clock. \`init\` from the cache is measured in one
profile that has loaded the package before.

**What is checked.** All validators are given schemas that are derived from \`openapi.json\` and run on what \`JSON.parse\` has
made; serde_json reads the bytes into structs that are derived from it too. Then the answer is reshaped by straight-line JavaScript, as one would write it by hand.

| contender | checks | does not check |
| --- | --- | --- |
| \`JSON.parse\` | the grammar | bytes that are no UTF-8 (replaced), keys given twice (the last one wins), integers beyond 2⁵³ (rounded), any type |
| + reshape | the grammar | the same; a wrong date throws or comes out wrong |
| + zod | types, safe integers, what date-times look like; copies what it knows | calendar days, days (\`dd/MM/yyyy\`), nesting depth, what \`JSON.parse\` has already lost |
| + valibot | the same; copies what it knows | the same |
| + arktype | the same, in place | the same |
| + typebox, compiled | the same, in place; says only then why not when asked once more | the same, and safe integers |
| + ajv, compiled | the same, in place | the same |
| serde_json + serde-wasm-bindgen | the grammar, types, UTF-8, keys given twice, integers of 64 bits | what date-times look like, nesting beyond 128, safe integers only when they are handed over |
| ocean-fleet | grammar, UTF-8, depth, keys given twice, every documented type, safe integers, real calendar days; reports what is new | what is not documented, other than its grammar |
| ocean-fleet, \`dto\` | the same | the same |

On the fields used, a validator sees only what the models are made of: a wrong value elsewhere passes.
`;
