import type { Backend, BackendClient, Delivery } from "./backend.js";
import { type BatchStream, iterable } from "./batches.js";
import { OceanError } from "./error.js";
import type { Session } from "./generated/boundary.js";
import { keysOf } from "./generated/option-keys.js";
import { callHook } from "./generated/snippets.js";
import { copyObject, followSignal, outcome, signalOf, wrapFunctions } from "./input.js";
import type { ResourceName } from "./options.js";
import { buildRecords, collect, discard } from "./records/batch-sink.js";
import { platform } from "./runtime/platform.js";
import { pause } from "./runtime/scheduler.js";
import { trackChanges } from "./watch/changes.js";
import { identityOf } from "./watch/identity.js";
import type { Update } from "./watch/update.js";
import { type Polling, watch } from "./watch/watch.js";

type Hook = (first: unknown, second: unknown) => unknown;

/** The members of a client: see `OceanClient`. */
export type Called = ResourceName | "stream" | "watch" | "signIn" | "session" | "signOut" | "free";

/** The implementation of one client's methods. */
export class Connection {
  /** `undefined` once this has been freed. */
  private client: BackendClient | undefined;

  constructor(backend: Backend, options: unknown) {
    backend.assertLoaded();
    const copy = copyObject(options, backend.clientKeys) ?? {};
    wrapFunctions(copy, keysOf("credentials"));
    this.client = backend.createClient(copy);
  }

  /** Calls the member of this name. */
  call(name: Called, [first, second, third]: readonly unknown[]): unknown {
    switch (name) {
      case "session":
        return this.client?.session ?? null;
      case "signIn":
        return this.signIn(first);
      case "signOut":
        return this.live().signOut();
      case "free":
        return this.free();
      case "stream":
        return this.stream(first as ResourceName, second, third);
      case "watch":
        return this.watch(first as ResourceName, second, third);
      default:
        return this.all(name, first, second);
    }
  }

  private async signIn(credentials: unknown): Promise<Session> {
    this.live();
    const copy = copyObject(credentials, keysOf("credentials"));
    // Looked up again, because reading the caller's objects may have freed this client.
    return this.live().signIn(copy);
  }

  private free(): void {
    this.client?.free();
    this.client = undefined;
  }

  private stream(resource: ResourceName, params: unknown, options: unknown): BatchStream<unknown> {
    /** Aborted when the reader has gone. */
    const cancelled = new AbortController();
    let wake = () => {};
    const stream = new (platform("ReadableStream"))<unknown[]>({
      start: (controller) => {
        let signal: AbortSignal | undefined;
        const demand = () => {
          if ((controller.desiredSize ?? 0) > 0 || cancelled.signal.aborted || signal?.aborted) return undefined;
          return new Promise<void>((resolve) => {
            wake = resolve;
          });
        };
        const deliver = (name: string, caller: AbortSignal | undefined): Delivery => {
          signal = caller;
          return {
            batches: buildRecords(name, { take: (batch) => controller.enqueue(batch) }),
            rehearsal: discard(name),
            ready: () => demand()?.then(pause) ?? pause(),
            cancelled: cancelled.signal,
          };
        };
        this.request(resource, params, options, deliver)
          .then(
            () => controller.close(),
            async (error) => {
              // An error would drop what is queued, so that is read first.
              await demand();
              controller.error(error);
            },
          )
          .catch(() => {
            // The stream was cancelled in the meantime.
          });
      },
      pull: () => wake(),
      cancel: (reason) => {
        cancelled.abort(reason);
        wake();
      },
    });
    return iterable(stream);
  }

  /** All records of an answer. */
  private async all(resource: ResourceName, params: unknown, options: unknown): Promise<unknown[]> {
    const records: unknown[] = [];
    await this.request(resource, params, options, (name) => deliverTo(name, records));
    return records;
  }

  private async request(
    resource: unknown,
    params: unknown,
    options: unknown,
    deliver: (name: string, signal: AbortSignal | undefined) => Delivery,
  ): Promise<void> {
    this.live();
    const name = String(resource);
    const paramsCopy = copyObject(params, keysOf(name));
    const optionsCopy = copyObject(options, keysOf("request"));
    const unfollow = followSignal(optionsCopy);
    try {
      const request = { resource: name, params: paramsCopy, options: optionsCopy };
      // Looked up again, because reading the caller's objects may have freed this client.
      await this.live().send(request, deliver(name, signalOf(optionsCopy)));
    } catch (error) {
      throw outcome(error);
    } finally {
      unfollow?.();
    }
  }

  private watch(resource: ResourceName, params: unknown, options: unknown): AsyncIterable<Update<unknown>> {
    const aborting = new AbortController();
    const read = async () => {
      this.live();
      const name = String(resource) as ResourceName;
      const paramsCopy = copyObject(params, keysOf(name));
      const copy = (copyObject(options, keysOf("watch")) ?? {}) as Record<string, unknown>;
      return () => this.startWatch(name, paramsCopy, copy, aborting);
    };
    const reading = read();
    // The first update tells of it.
    reading.catch(() => {});
    return watch(async () => (await reading)(), aborting);
  }

  private async startWatch(
    name: ResourceName,
    params: unknown,
    options: Record<string, unknown>,
    aborting: AbortController,
  ): Promise<Polling> {
    const client = this.live();
    try {
      const identity = identityOf(name, options);
      const { key, whenHidden, onError, intervalMs: interval, ...request } = options;
      const intervalMs = await client.intervalOf({ key, whenHidden, onError, intervalMs: interval });
      const unfollow = followSignal(request, aborting);
      request.signal ??= aborting.signal;
      const take = trackChanges(identity);
      const memory = client.createMemory();
      return {
        intervalMs,
        continuesHidden: whenHidden === "continue",
        tell: (error, failures) => onError && told(onError as Hook, error, failures),
        poll: async () => {
          try {
            const fresh: unknown[] = [];
            const asked = { resource: name, params, options: request, memory };
            const runs = await this.live().send(asked, deliverTo(name, fresh));
            const at = new Date().toISOString();
            const update = take(fresh, runs as Uint32Array);
            return update && { ...update, at };
          } catch (error) {
            // What the core remembers may be an answer that was not taken.
            memory.forget();
            throw outcome(error);
          }
        },
        end: () => {
          memory.forget();
          unfollow?.();
        },
      };
    } catch (error) {
      throw outcome(error);
    }
  }

  private live(): BackendClient {
    if (!this.client) throw new OceanError("not-initialized", "This client was freed: make a new one.");
    return this.client;
  }
}

/** Delivers all records of an answer at once. */
function deliverTo(name: string, records: unknown[]): Delivery {
  return { batches: collect(name, records), rehearsal: discard(name), ready: pause };
}

/** Calls a hook, and gives what it returns; if it throws, that is reported, and nothing breaks here. */
function told(hook: Hook, first: unknown, second: unknown): unknown {
  let outcome: unknown;
  callHook(() => (outcome = hook(first, second)), first, second);
  return outcome;
}
