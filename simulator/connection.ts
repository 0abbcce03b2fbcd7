import type { Context } from "hono";

/** The connection to the client of one request, whether there is a socket or not. */
export class Connection {
  /** Resolves when nobody waits for the answer any more. */
  readonly closed: Promise<void>;
  readonly #resolve: () => void;
  #isClosed = false;

  constructor() {
    let resolveClosed = () => {};
    this.closed = new Promise((resolve) => {
      resolveClosed = resolve;
    });
    this.#resolve = resolveClosed;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** The client has left, or has its answer. */
  close(): void {
    this.#isClosed = true;
    this.#resolve();
  }
}

/** What comes with a request, besides the request itself. */
export interface Bindings {
  readonly connection: Connection;
}

/** Answers a request. Rejects with a `ConnectionLost` where a fault breaks the connection before there is an answer. */
export type Handler = (request: Request, bindings: Bindings) => Response | Promise<Response>;

/** The connection of a request; one that stays open if it came without. */
export function connectionOf(c: Context): Connection {
  const { connection = new Connection() } = (c.env ?? {}) as Partial<Bindings>;
  return connection;
}

/** A fault has broken the connection. A failed `fetch` rejects with a `TypeError`, too. */
export class ConnectionLost extends TypeError {}
