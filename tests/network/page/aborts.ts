/** What requests can be aborted with, by name: in the page, since not everything travels there. */
const REASONS = {
  text: "enough",
  "a number": 0,
  null: null,
  false: false,
  "an object": { code: "network" },
  "an Error": new Error("enough"),
  "a function": () => {},
  // biome-ignore lint/suspicious/noThenProperty: a promise would be waited for in the same way, and this one never ends.
  "a promise": { then: () => {} },
} as const;

/** `nothing` is an abort without a reason, of which the platform makes its own. */
export type Sort = keyof typeof REASONS | "nothing";

export const SORTS = ["nothing", ...Object.keys(REASONS)] as readonly Sort[];

export function abortWith(sort: Sort, stop: AbortController): void {
  if (sort === "nothing") stop.abort();
  else stop.abort(REASONS[sort]);
}

/** Whether it is the very reason that something was aborted with. */
export function isReason(sort: Sort, thrown: unknown): boolean {
  if (sort === "nothing") return thrown instanceof DOMException && thrown.name === "AbortError";
  return thrown === REASONS[sort];
}
