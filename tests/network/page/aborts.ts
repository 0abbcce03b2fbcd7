/** Reasons to abort with, by name. They are defined in the page, since not all of them can be sent there. */
const REASONS = {
  text: "enough",
  "a number": 0,
  null: null,
  false: false,
  "an object": { code: "network" },
  "an Error": new Error("enough"),
  "a function": () => {},
  // biome-ignore lint/suspicious/noThenProperty: `await` treats this like a promise, and it never settles.
  "a promise": { then: () => {} },
} as const;

/** `nothing` is an abort without a reason, for which the platform makes one. */
export type Sort = keyof typeof REASONS | "nothing";

export const SORTS = ["nothing", ...Object.keys(REASONS)] as readonly Sort[];

export function abortWith(sort: Sort, stop: AbortController): void {
  if (sort === "nothing") stop.abort();
  else stop.abort(REASONS[sort]);
}

/** Whether this is the reason that was aborted with. */
export function isReason(sort: Sort, thrown: unknown): boolean {
  if (sort === "nothing") return thrown instanceof DOMException && thrown.name === "AbortError";
  return thrown === REASONS[sort];
}
