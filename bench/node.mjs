// Measures in this process and prints the durations as JSON: `node --expose-gc bench/node.mjs BODY ROUNDS`.

import { readFile } from "node:fs/promises";
import * as package_ from "../pkg/index.js";
import { measure } from "./contenders.mjs";

const [body = "", rounds = "11"] = process.argv.slice(2);
await package_.default();
const bytes = new Uint8Array(await readFile(body));
console.log(JSON.stringify(measure(package_, bytes, Number(rounds))));
