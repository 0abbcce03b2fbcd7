import type { Backend, BackendClient, BackendRequest, Delivery, WatchMemory } from "../backend.js";
import { fromCore, OceanError } from "../error.js";
import type { Session } from "../generated/boundary.js";
import { keysOf } from "../generated/option-keys.js";
import type { Client, Core, Memory } from "./core.js";
import { core, coreSoon } from "./recovery.js";
import { rehearseOnce } from "./rehearsal.js";

/** The core's client, and the instance of the core it belongs to. */
interface Running {
  readonly core: Core;
  readonly client: Client;
}

/** A client of the core in this thread. If that fails, the client goes on with the next one. */
export class CoreClient implements BackendClient {
  /** `undefined` once this has been freed. */
  private options: unknown;
  private running: Running;

  constructor(options: unknown) {
    this.running = start(core(), options);
    this.options = options;
  }

  get session(): Session | null {
    const { core, client } = this.running;
    return this.options && !core.hasFailed ? client.session : null;
  }

  async signIn(credentials: unknown): Promise<Session> {
    try {
      const { core, client } = this.live() ?? (await this.restart());
      return await core.wait(client.signIn(credentials));
    } catch (error) {
      throw fromCore(error);
    }
  }

  signOut(): void {
    this.live()?.client.signOut();
  }

  free(): void {
    if (!this.options) return;
    this.options = undefined;
    this.running.client.free();
  }

  async intervalOf(polling: unknown): Promise<number> {
    try {
      return (this.live() ?? (await this.restart())).core.intervalOf(polling);
    } catch (error) {
      throw fromCore(error);
    }
  }

  createMemory(): WatchMemory {
    return new CoreMemory();
  }

  async send(asked: BackendRequest, delivery: Delivery) {
    const { resource, params, options, memory } = asked;
    try {
      const { core, client } = this.live() ?? (await this.restart());
      const request = client.request(resource, params, options);
      if (memory instanceof CoreMemory) request.recall(memory.of(core));
      const { batches, rehearsal, ready, cancelled } = delivery;
      const onSending = () => rehearseOnce(core, asked, rehearsal);
      return await core.wait(request.send(core.connect(batches), onSending, ready, cancelled));
    } catch (error) {
      throw fromCore(error);
    }
  }

  /** The core's client; `undefined` if its core has failed. */
  private live(): Running | undefined {
    if (!this.options) throw new OceanError("not-initialized", "This client was freed: make a new one.");
    return this.running.core.hasFailed ? undefined : this.running;
  }

  /** A client of the next core, which has to get a new token. */
  private async restart(): Promise<Running> {
    const core = await coreSoon();
    const live = this.live();
    // Another call may have done it in the meantime.
    if (live) return live;
    this.running = start(core, this.options);
    return this.running;
  }
}

/** What a watch remembers, in an instance of the core. */
export class CoreMemory implements WatchMemory {
  private memory: Memory | undefined;

  /** It belongs to an instance of the core; another one knows nothing yet. */
  of(core: Core): Memory {
    this.memory = core.memoryOf(this.memory);
    return this.memory;
  }

  forget(): void {
    this.memory?.free();
    this.memory = undefined;
  }
}

/** Creates the client of a core. */
function start(core: Core, options: unknown): Running {
  try {
    return { core, client: core.createClient(options) };
  } catch (error) {
    throw fromCore(error);
  }
}

/** The core in this thread. */
export const coreBackend: Backend = {
  get clientKeys() {
    return keysOf("client");
  },
  assertLoaded: core,
  createClient: (options) => new CoreClient(options),
};
