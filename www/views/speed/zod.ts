import { config } from "zod";

export { compile } from "../../../bench/contenders/validators/zod.mjs";

// The policy of this page forbids the code that zod would otherwise write.
config({ jitless: true });
