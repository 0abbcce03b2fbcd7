declare module "virtual:by-hand/*" {
  /** What an answer looks like. */
  export const kind: import("../../../bench/contract/kinds.mjs").Kind;
  /** Makes models of an answer, and checks nothing. */
  export function reshape(answer: unknown): Record<string, unknown>[];
}
