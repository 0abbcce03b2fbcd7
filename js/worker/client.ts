import type { Backend, BackendClient, BackendRequest, Delivery, WatchMemory } from "../backend.js";
import { OceanError } from "../error.js";
import type { Session } from "../generated/boundary.js";
import { CLIENT_OPTIONS } from "../generated/client-options.js";
import { resolveBaseUrl } from "../generated/snippets.js";
import { signalOf } from "../input.js";
import type { Link } from "./link.js";
import { runningLink } from "./loading.js";
import { checkOptions } from "./options.js";
import { encode, type Functions } from "./values.js";

/** The session of a client, as far as the worker has told. */
class KnownSession {
  private session: Session | null = null;
  /** How often somebody has signed out. What the worker knew before does not count. */
  turn = 0;

  get current(): Session | null {
    const { session } = this;
    return session && Date.now() < Date.parse(session.expiresAt) ? { ...session } : null;
  }

  readonly change = (session: Session | null, turn: number): void => {
    if (turn === this.turn) this.session = session;
  };

  forget(): void {
    this.turn++;
    this.session = null;
  }
}

/** A client in a worker, and the worker that it is in. */
interface Running {
  readonly link: Link;
  readonly number: number;
  readonly session: KnownSession;
}

/** Frees clients in the worker that the page has dropped. */
let dropped: FinalizationRegistry<Running> | undefined;

const free = ({ link, number }: Running) => link.post({ type: "free", client: number });

/** A client in a worker. If that ends and another one is started, the client goes on there. */
class WorkerClient implements BackendClient {
  private running: Running;

  constructor(private readonly options: unknown) {
    this.running = this.start();
  }

  get session(): Session | null {
    const { link, session } = this.running;
    return link.ending ? null : session.current;
  }

  signIn(credentials: unknown): Promise<Session> {
    const { link, number } = this.live();
    const task = { name: "signIn", client: number, credentials: encode(credentials, withoutFunctions(link)) } as const;
    return link.call(task) as Promise<Session>;
  }

  signOut(): void {
    const { link, number, session } = this.live();
    session.forget();
    link.post({ type: "signOut", client: number, turn: session.turn });
  }

  free(): void {
    dropped?.unregister(this);
    free(this.running);
  }

  intervalOf(polling: unknown): Promise<number> {
    const { link, number } = this.live();
    const task = { name: "intervalOf", client: number, polling: encode(polling, withoutFunctions(link)) } as const;
    return link.call(task) as Promise<number>;
  }

  createMemory(): WatchMemory {
    return new WorkerMemory();
  }

  async send(
    { resource, params, options, memory }: BackendRequest,
    { batches, rehearsal, ready, cancelled }: Delivery,
  ): Promise<Uint32Array | undefined> {
    const { link, number } = this.live();
    const call = link.next();
    const rehearsing = link.next();
    const behind = withoutFunctions(link);
    const signal = signalOf(options);
    const abort = () => link.post({ type: "abort", call, reason: link.keep(signal?.reason) });
    const cancel = () => link.post({ type: "cancel", call });
    signal?.addEventListener("abort", abort);
    cancelled?.addEventListener("abort", cancel);
    try {
      link.own(rehearsing, { functions: {}, batches: rehearsal });
      const task = {
        name: "request",
        client: number,
        resource,
        params: encode(params, behind),
        options: encode(options, behind),
        isStream: cancelled !== undefined,
        aborted: signal?.aborted ? link.keep(signal.reason) : undefined,
        memory: memory instanceof WorkerMemory ? memory.of(link) : undefined,
        rehearsing,
      } as const;
      const owner = { functions: behind.functions, batches, ready };
      const runs = await link.call(task, call, owner);
      // The worker may have been done before it heard of it.
      if (signal?.aborted) throw signal.reason;
      return runs as Uint32Array | undefined;
    } finally {
      link.disown(rehearsing);
      signal?.removeEventListener("abort", abort);
      cancelled?.removeEventListener("abort", cancel);
    }
  }

  private live(): Running {
    if (this.running.link.ending) this.running = this.start();
    return this.running;
  }

  private start(): Running {
    const link = runningLink();
    const number = link.next();
    const session = new KnownSession();
    const { functions, keep } = withoutFunctions(link);
    const options = encode(this.options, { functions, keep });
    const running = { link, number, session };
    link.own(number, { functions, changeSession: session.change });
    link.post({ type: "create", client: number, options });
    if (typeof FinalizationRegistry === "function") {
      dropped ??= new FinalizationRegistry(free);
      dropped.register(this, running, this);
    }
    return running;
  }
}

const withoutFunctions = ({ keep }: Link) => ({ functions: {} as Functions, keep });

class WorkerMemory implements WatchMemory {
  private known: { readonly link: Link; readonly number: number } | undefined;

  /** Another worker knows nothing yet. */
  of(link: Link): number {
    if (this.known?.link !== link) this.known = { link, number: link.next() };
    return this.known.number;
  }

  forget(): void {
    this.known?.link.post({ type: "forget", memory: this.known.number });
    this.known = undefined;
  }
}

/** Resolves and checks a base URL by the page's own address. The worker, which has another one, need not do so again. */
function settleBaseUrl(options: Record<string, unknown>): void {
  if (typeof options.baseUrl !== "string") return;
  const { href, problem = "" } = resolveBaseUrl(options.baseUrl, options.allowInsecure === true);
  if (href === undefined) throw new OceanError("invalid-options", problem);
  Object.assign(options, { baseUrl: href, allowInsecure: true });
}

/** The core in a worker. */
export const workerBackend: Backend = {
  clientKeys: Object.keys(CLIENT_OPTIONS).filter((key) => key !== "fetch"),
  assertLoaded: runningLink,
  createClient(options) {
    settleBaseUrl(checkOptions(options, this.clientKeys));
    return new WorkerClient(options);
  },
};
