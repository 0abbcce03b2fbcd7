import { createRequire } from "node:module";
import type { Plugin } from "vite";
import { reshapeModule } from "../../bench/contenders/reshape.mjs";
import { answerKind } from "../../bench/contract/kinds.mjs";

const PREFIX = "virtual:by-hand/";

/**
 * Modules with what one would write by hand without the library: what an answer looks like, for a validator, and the code
 * that makes models of it. The benchmark's generators write them when the console is built, as pages may not `eval`.
 */
export function byHand(): Plugin {
  return {
    name: "by-hand",
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      const resource = id.slice(PREFIX.length + 1);
      const openapi = createRequire(import.meta.url)("ocean-fleet/openapi.json");
      const kind = JSON.stringify(answerKind(openapi, resource));
      return `export const kind = ${kind};\n${reshapeModule(openapi, resource)}`;
    },
  };
}
