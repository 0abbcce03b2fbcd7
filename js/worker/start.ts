import { OceanError } from "../error.js";
import { messageOf } from "../loading-problem.js";
import type { WorkerLike } from "./worker-like.js";

/** How long a worker may take to start, in milliseconds. */
const PATIENCE = 60_000;
const OWN_SCRIPT = "`ocean-fleet/worker-script`";
const POLICY = "is blocked by the page's Content Security Policy. Add 'self', or where the script is, to worker-src";

/** Makes a worker; the default is for bundlers to recognise, so it is written as they expect it. */
const makeOwn = (): WorkerLike => new Worker(new URL("./worker-script.js", import.meta.url), { type: "module" });

/** The error of a worker that cannot start: the end of a sentence about it, without its full stop. */
export function cannotStart(why: string, thrown?: unknown): OceanError {
  return new OceanError("wasm-load", `The worker ${why}.`, {}, thrown);
}

/** Makes a worker, and finds out why if it does not start: the platform itself says little. */
export class WorkerStart {
  private readonly cleaning: (() => void)[] = [];
  private isOver = false;
  /** Whether a script of a worker was blocked. */
  private isBlocked = false;
  /** The address of the script, if it is known. */
  private address: string | undefined;

  constructor() {
    const target: EventTarget | undefined = globalThis.document ?? globalThis;
    const listener = (event: Event) => {
      if ((event as SecurityPolicyViolationEvent).effectiveDirective === "worker-src") this.isBlocked = true;
    };
    target.addEventListener?.("securitypolicyviolation", listener);
    this.cleaning.push(() => target.removeEventListener?.("securitypolicyviolation", listener));
  }

  /** Makes the worker, or takes the one that was passed. */
  make(given: WorkerLike | (() => WorkerLike) | undefined): WorkerLike {
    const source = given ?? makeOwn;
    const made = typeof source === "function" ? this.noting(source) : source;
    if (typeof made?.postMessage === "function" && typeof made.addEventListener === "function") return made;
    throw new OceanError("invalid-options", "`worker` must be a Worker, or a function that makes one.");
  }

  /** Rejects if the worker does not start. */
  failure(worker: WorkerLike): Promise<never> {
    return new Promise((_, reject) => {
      worker.addEventListener("error", (event) => {
        // Later ones are the business of whoever else's code runs in the worker.
        if (!this.isOver) void this.reason(event).then(reject);
      });
      const late = () =>
        reject(cannotStart(`has not answered for ${PATIENCE / 1000} s. Check that its script is ${OWN_SCRIPT}`));
      const timer = setTimeout(late, PATIENCE);
      this.cleaning.push(() => clearTimeout(timer));
    });
  }

  end(): void {
    this.isOver = true;
    for (const clean of this.cleaning) clean();
  }

  /** Calls a function that makes a worker, and notes the address of its script. */
  private noting(make: () => WorkerLike): WorkerLike {
    const { Worker: PlatformWorker } = globalThis as Partial<typeof globalThis>;
    if (!PlatformWorker && make === makeOwn) {
      throw cannotStart("cannot start, because there is no Worker here. Use `ocean-fleet`, or pass `init` a `worker`");
    }
    const construct = (target: typeof Worker, given: ConstructorParameters<typeof Worker>, made: typeof Worker) => {
      this.address = addressOf(given[0]);
      return Reflect.construct(target, given, made);
    };
    // It does without where globals are frozen.
    const isNoting = PlatformWorker && Reflect.set(globalThis, "Worker", new Proxy(PlatformWorker, { construct }));
    try {
      return make();
    } catch (error) {
      throw this.refusal(error);
    } finally {
      if (isNoting) globalThis.Worker = PlatformWorker;
    }
  }

  /** Why the platform refuses to make a worker. */
  private refusal(error: unknown): unknown {
    const { location } = globalThis;
    const name = error instanceof Error ? error.name : "";
    if (name === "SecurityError" && this.address && location && new URL(this.address).origin !== location.origin) {
      const why = `cannot be started from another origin (${this.address}). Serve its script, ${OWN_SCRIPT}, from the page's own, or pass \`init\` a \`worker\``;
      return cannotStart(why, error);
    }
    if (/content security policy/i.test(messageOf(error))) return cannotStart(POLICY, error);
    const advice = "If this set-up does not find its script by itself, pass `init` a `worker`";
    return cannotStart(`could not be made (${messageOf(error)}). ${advice}`, error);
  }

  /** Why a worker has failed to start. */
  private async reason({ message }: Partial<ErrorEvent>): Promise<OceanError> {
    if (message) return cannotStart(`has failed (${message}). Check that its script is ${OWN_SCRIPT} of this version`);
    if (this.isBlocked) return cannotStart(POLICY);
    const { address } = this;
    const advice = `Put ${OWN_SCRIPT} there, or pass \`init\` a \`worker\``;
    if (!address)
      return cannotStart(
        `could not load its script. Check that it is there, of a JavaScript type, and allowed by worker-src`,
      );
    try {
      const { ok, status, headers } = await fetch(address);
      const type = headers.get("content-type") ?? "none";
      if (!ok) return cannotStart(`has no script at ${address} (status ${status}). ${advice}`);
      if (!/javascript|ecmascript/i.test(type))
        return cannotStart(`has no script at ${address} (an answer of type ${type}). ${advice}`);
      if (this.isBlocked) return cannotStart(POLICY);
      const isolated = globalThis.crossOriginIsolated
        ? "Serve it with the page's own Cross-Origin-Embedder-Policy"
        : "Check that worker-src allows it, that it imports nothing that is missing, and that the browser has module workers";
      return cannotStart(`could not run its script at ${address}. ${isolated}`);
    } catch (error) {
      return cannotStart(
        `could not fetch its script from ${address} (${messageOf(error)}). Check that a server answers there`,
        error,
      );
    }
  }
}

function addressOf(script: string | URL): string | undefined {
  try {
    const { href } = new URL(script, globalThis.document?.baseURI ?? globalThis.location?.href);
    // Nothing secret: neither a query nor a password.
    return href.replace(/\/\/[^/]*@/, "//").replace(/[?#].*/s, "");
  } catch {
    return undefined;
  }
}
