// Everything a caller passes is read here, once, before the core is called, so that whatever an object throws or does while
// it is read cannot disturb the core. The core gets copies, in which only functions are still the caller's.

import { fromCore } from "./error.js";
import { isObject, isPlain, tagOf } from "./values.js";

/** The longest list that is copied, as in `src/resources/values.rs`; the core refuses longer ones by their length. */
const MAX_LIST = 10_000;

/**
 * A copy of an object of options or parameters: of the known keys, and of one unknown key, if there is any, for the core to
 * refuse. Own and inherited keys count.
 */
export function copyObject(value: unknown, keys: readonly string[]): unknown {
  if (!isObject(value) || Array.isArray(value)) return copyValue(value);
  if (!isPlain(value)) return standIn(tagOf(value));
  const copy: Record<string, unknown> = Object.create(null);
  for (const key in value) {
    if (keys.includes(key)) continue;
    copy[key] = undefined;
    break;
  }
  // Including keys that are not enumerable, such as the getters of a class.
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
  // One level only: a list may contain itself, and no value is a list of lists.
  else for (let index = 0; index < length; index++) copy.push(copyElement(list[index]));
  return copy;
}

function copyElement(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  return isObject(value) ? standIn(tagOf(value)) : value;
}

/** A `Date`, of any realm. */
function copyDate(value: Record<string, unknown>): Date | undefined {
  const { getTime } = value;
  const time: unknown = typeof getTime === "function" ? getTime.call(value) : undefined;
  return typeof time === "number" ? new Date(time) : undefined;
}

/** A stand-in that the core describes in the same words as the object. */
export function standIn(tag: string): object {
  return tag === "Object" ? {} : { [Symbol.toStringTag]: tag };
}

/** The signal in copied options, if there is one. */
export function signalOf(options: unknown): AbortSignal | undefined {
  return isObject(options) && isSignal(options.signal) ? options.signal : undefined;
}

/** An AbortSignal, of any realm. */
export function isSignal(value: unknown): value is AbortSignal {
  if (!isObject(value)) return false;
  return typeof value.aborted === "boolean" && typeof value.addEventListener === "function";
}

/** Wraps what a caller's code has thrown, or the reason of an abort, on its way through the core. */
export class Thrown {
  constructor(readonly value: unknown) {}
}

/** What a request's caller gets for an error. */
export function outcome(error: unknown): unknown {
  if (error instanceof Thrown) return error.value;
  // For platforms whose signals have no reasons.
  if (error === undefined) return new DOMException("The request was aborted.", "AbortError");
  return fromCore(error);
}

/** Followers of each caller's signal, through one listener: Node warns about more than ten. */
interface Following {
  readonly controllers: Set<AbortController>;
  readonly listener: () => void;
}

const following = new WeakMap<AbortSignal, Following>();

/**
 * Replaces the caller's signal in copied options, if there is one, by that of a controller of ours, which follows it until
 * the returned function is called.
 */
export function followSignal(options: unknown, controller = new AbortController()): (() => void) | undefined {
  const caller = signalOf(options);
  if (!caller) return undefined;
  (options as { signal: AbortSignal }).signal = controller.signal;
  if (caller.aborted) controller.abort(reasonOf(caller));
  else join(caller, controller);
  return () => leave(caller, controller);
}

/** Signals have reasons only since Chrome 98 and Safari 15.4. */
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
    // The request already has its outcome.
  }
}

type Ask = () => unknown;

/**
 * Makes the functions in a client's copied options return promises of ours, and reads credentials like everything else. See
 * `Credentials::read_by_client` in `src/boundary/options.rs`.
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
