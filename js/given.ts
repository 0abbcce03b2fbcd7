import { OceanError } from "./error.js";
import type { DecodeOptions, RequestOptions } from "./options.js";

/** The names of all of these options. */
type Names<Options> = Readonly<Record<keyof Options, true>>;

/** The options of `decode`. */
export const DECODE: Names<DecodeOptions> = {
  shape: true,
  select: true,
  dates: true,
  validation: true,
  onIssues: true,
  onDrift: true,
  maxRecordBytes: true,
};

/** The options of a request. */
export const REQUEST: Names<RequestOptions> = {
  ...DECODE,
  includeFields: true,
  signal: true,
  timeoutMs: true,
  deadlineMs: true,
  retries: true,
  onProgress: true,
  onResponse: true,
};

/**
 * Options as they are now, whatever becomes of them: none but those there are, and hooks that can be called. The core
 * checks the other values.
 */
export function optionsOf<Options extends DecodeOptions>(given: unknown, known: Names<Options>): Options {
  if (typeof (given ?? {}) !== "object") throw refused(`The options must be an object, not a ${typeof given}.`);
  const options = { ...(given as Options) };
  const names = Object.keys(known);
  for (const [name, value] of Object.entries(options)) {
    if (!names.includes(name)) throw refused(`There is no option \`${name}\`; there are: ${names.join(", ")}.`);
    const isHook = name.startsWith("on") && value !== undefined && value !== null;
    if (isHook && typeof value !== "function") throw refused(`\`${name}\` must be a function.`);
    if (Array.isArray(value)) Object.assign(options, { [name]: [...value] });
  }
  return options;
}

/** Takes signals of other realms, too. */
export function checkSignal(signal: unknown): asserts signal is AbortSignal | null | undefined {
  if (signal === undefined || signal === null) return;
  const { aborted, addEventListener } = signal as Partial<AbortSignal>;
  if (typeof aborted === "boolean" && typeof addEventListener === "function") return;
  throw refused("`signal` must be an AbortSignal: another could not stop the request.");
}

function refused(message: string): OceanError {
  return new OceanError("invalid-options", message);
}
