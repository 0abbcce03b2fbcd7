import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Context, MiddlewareHandler } from "hono";
import { FollowedRequest, type LogEntry } from "./followedRequest.ts";
import type { SocketBindings } from "./listen.ts";
import { endpointOf, SIGN_IN } from "./paths.ts";

/** How many requests are kept: enough for any test, but few enough for a server that is never stopped. */
const CAPACITY = 10_000;

/** What has been logged since the log was last cleared. */
export interface Log {
  /** Requests in flight now; preflights do not count. */
  readonly inFlight: number;
  /** The maximum number of requests in flight at the same time. */
  readonly maxInFlight: number;
  /** Sign-in requests, whatever their answer. */
  readonly signIns: number;
  /** The last 10,000 requests, in order of arrival. */
  readonly requests: readonly LogEntry[];
}

/** Logs the requests that arrive over a socket. */
export class RequestLog {
  #requests: FollowedRequest[] = [];
  readonly #underWay = new Set<FollowedRequest>();
  #waitingForIdle: (() => void)[] = [];
  #count = 0;
  #signIns = 0;
  #maxInFlight = 0;

  /** The log so far. */
  read(): Log {
    return {
      inFlight: this.#inFlight(),
      maxInFlight: this.#maxInFlight,
      signIns: this.#signIns,
      requests: this.#requests.map((request) => request.entry()),
    };
  }

  /** Clears the log; requests in flight are not affected. */
  empty(): void {
    this.#requests = [];
    this.#signIns = 0;
    this.#maxInFlight = this.#inFlight();
  }

  /** Resolves once every request's connection has closed, so that all entries are final. */
  async idle(): Promise<void> {
    if (this.#underWay.size > 0) await new Promise<void>((resolve) => this.#waitingForIdle.push(resolve));
  }

  /** Logs the requests that pass through. */
  middleware(): MiddlewareHandler {
    return async (c, next) => {
      const { outgoing, incoming } = (c.env ?? {}) as Partial<SocketBindings>;
      if (outgoing && incoming) this.#follow(c, outgoing, incoming.socket);
      await next();
    };
  }

  #follow(c: Context, outgoing: ServerResponse, socket: Socket): void {
    const request = new FollowedRequest(++this.#count, c, outgoing, socket);
    if (this.#requests.push(request) > CAPACITY) this.#requests.shift();
    this.#underWay.add(request);
    this.#maxInFlight = Math.max(this.#maxInFlight, this.#inFlight());
    if (c.req.method === "POST" && endpointOf(c.req.path) === SIGN_IN) this.#signIns++;
    outgoing.once("close", () => {
      request.end();
      this.#underWay.delete(request);
      if (this.#underWay.size === 0) for (const resolve of this.#waitingForIdle.splice(0)) resolve();
    });
  }

  #inFlight(): number {
    return [...this.#underWay].filter((request) => request.isInFlight()).length;
  }
}
