import { config } from "zod";
import { compile } from "../../../bench/contenders/validators/zod.mjs";
import type { Kind } from "../../../bench/contract/kinds.mjs";

/** The benchmark's schema of an answer. */
export function createValidator(kind: Kind): (value: unknown) => unknown {
  // The policy of this page forbids the code that zod would otherwise write.
  config({ jitless: true });
  return compile(kind);
}
