// Everything a caller gives is read here, once, and before the core is entered: what an object throws, or does, while it
// is read is then between the caller and JavaScript alone. The core gets copies, in which nothing of the caller's is left
// but functions.

/** The longest list that is copied, as in `src/resources/values.rs`: a longer one is refused for its length. */
const MAX_LIST = 10_000;

/** The tags of objects whose keys are what they say. */
const PLAIN: readonly string[] = ["Object", "Module"];

/**
 * A copy of an object of options or parameters: of the keys that there are, and of one that there is not, which the core
 * refuses. Own and inherited keys count.
 */
export function copyObject(value: unknown, keys: readonly string[]): unknown {
  if (!isObject(value) || Array.isArray(value)) return copyValue(value);
  const tag = tagOf(value);
  if (!PLAIN.includes(tag)) return standIn(tag);
  const copy: Record<string, unknown> = Object.create(null);
  for (const key in value) {
    if (keys.includes(key)) continue;
    copy[key] = undefined;
    break;
  }
  // Also what is not enumerated, such as the getters of a class.
  for (const key of keys) copy[key] = copyValue(value[key]);
  return copy;
}

function copyValue(value: unknown): unknown {
  if (Array.isArray(value)) return copyList(value);
  if (!isObject(value)) return value;
  return copyDate(value) ?? (isSignal(value) ? value : standIn(tagOf(value)));
}

function copyList(list: readonly unknown[]): unknown[] {
  const copy: unknown[] = [];
  const length = Math.min(Number(list.length), 2 ** 32 - 1);
  if (length > MAX_LIST) copy.length = length;
  // No deeper: a list may hold itself, and nothing is a list of lists.
  else for (let index = 0; index < length; index++) copy.push(copyElement(list[index]));
  return copy;
}

function copyElement(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  return isObject(value) ? standIn(tagOf(value)) : value;
}

/** A `Date`, of whichever realm. */
function copyDate(value: Record<string, unknown>): Date | undefined {
  const { getTime } = value;
  const time: unknown = typeof getTime === "function" ? getTime.call(value) : undefined;
  return typeof time === "number" ? new Date(time) : undefined;
}

/** What the core describes in the same words as the object. */
function standIn(tag: string): object {
  return tag === "Object" ? {} : { [Symbol.toStringTag]: tag };
}

/** `Map`: what an object is, of whichever realm. */
function tagOf(value: object): string {
  return Object.prototype.toString.call(value).slice("[object ".length, -1);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** An AbortSignal, of whichever realm. */
function isSignal(value: unknown): value is AbortSignal {
  if (!isObject(value)) return false;
  return typeof value.aborted === "boolean" && typeof value.addEventListener === "function";
}

/** What a caller's code has thrown, or the reason of its abort, on its way through the core. */
export class Thrown {
  constructor(readonly value: unknown) {}
}

/** Whoever follows a caller's signal, through one listener: Node warns of more than ten. */
interface Following {
  readonly controllers: Set<AbortController>;
  readonly listener: () => void;
}

const following = new WeakMap<AbortSignal, Following>();

/**
 * Puts a signal of ours in the place of the caller's, if there is one among options that were copied: it follows the
 * caller's until the function that is returned is called.
 */
export function followSignal(options: unknown): (() => void) | undefined {
  if (!isObject(options) || !isSignal(options.signal)) return undefined;
  const caller = options.signal;
  const controller = new AbortController();
  options.signal = controller.signal;
  if (caller.aborted) controller.abort(reasonOf(caller));
  else join(caller, controller);
  return () => leave(caller, controller);
}

/** Signals have had reasons since Chrome 98 and Safari 15.4. */
function reasonOf({ reason }: AbortSignal): Thrown {
  return new Thrown(reason === undefined ? new DOMException("The request was aborted.", "AbortError") : reason);
}

function join(caller: AbortSignal, controller: AbortController): void {
  const existing = following.get(caller);
  if (existing) {
    existing.controllers.add(controller);
    return;
  }
  const controllers = new Set([controller]);
  const listener = () => abortAll(caller, controllers);
  caller.addEventListener("abort", listener);
  following.set(caller, { controllers, listener });
}

function abortAll(caller: AbortSignal, controllers: Set<AbortController>): void {
  let reason: Thrown;
  try {
    if (!caller.aborted) return;
    reason = reasonOf(caller);
  } catch (thrown) {
    reason = new Thrown(thrown);
  }
  for (const controller of controllers) controller.abort(reason);
}

function leave(caller: AbortSignal, controller: AbortController): void {
  const current = following.get(caller);
  if (!current?.controllers.delete(controller) || current.controllers.size > 0) return;
  following.delete(caller);
  try {
    caller.removeEventListener("abort", current.listener);
  } catch {
    // The request has its outcome already.
  }
}

type Ask = () => unknown;

/**
 * Has the functions among a client's options, which were copied, give promises of ours; credentials are read like
 * everything else. See `Credentials::read_by_client` in `src/boundary/options.rs`.
 */
export function wrapFunctions(options: unknown, credentialKeys: readonly string[]): void {
  if (!isObject(options)) return;
  const { getCredentials, token } = options;
  if (typeof token === "function") options.token = async () => (token as Ask)();
  if (typeof getCredentials === "function") {
    options.getCredentials = async () => {
      const given = await (getCredentials as Ask)();
      try {
        return [copyObject(given, credentialKeys)];
      } catch (thrown) {
        return [undefined, new Thrown(thrown)];
      }
    };
  }
}
