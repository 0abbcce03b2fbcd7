import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Context } from "hono";
import { type Exchange, exchangeOf } from "./exchange.ts";
import { fingerprint } from "./random.ts";

/** The log's entry for one request. */
export interface LogEntry {
  /** From 1, in the order of arrival. */
  readonly id: number;
  readonly method: string;
  /** The host it was sent to, with the port. */
  readonly host: string;
  /** Without the query. */
  readonly path: string;
  /** A fingerprint of `X-AUTH-TOKEN`, to distinguish tokens without revealing them; null without one. */
  readonly token: string | null;
  /** When it arrived, in epoch milliseconds. */
  readonly startedAt: number;
  /** When its answer ended, in epoch milliseconds; null until then. */
  readonly endedAt: number | null;
  /** The status it was answered with; null until headers are sent. */
  readonly status: number | null;
  /** Bytes written to the socket, headers included. */
  readonly bytesSent: number;
  /** The faults that struck it, outermost first. */
  readonly faults: readonly string[];
  /** How it ended; null until then. */
  readonly end: "complete" | "closed by client" | "cut by fault" | null;
}

/** One request, from its arrival to the end of its answer. */
export class FollowedRequest {
  readonly #arrival: Pick<LogEntry, "id" | "method" | "host" | "path" | "token" | "startedAt">;
  readonly #exchange: Exchange;
  readonly #bytesBefore: number;
  /** Node's objects for it; null after its end, so that the log keeps nothing alive. */
  #live: { readonly outgoing: ServerResponse; readonly socket: Socket } | null;
  #final: LogEntry | null = null;

  constructor(id: number, c: Context, outgoing: ServerResponse, socket: Socket) {
    const token = c.req.header("x-auth-token");
    this.#arrival = {
      id,
      method: c.req.method,
      host: c.req.header("host") ?? "",
      path: c.req.path,
      token: token === undefined ? null : fingerprint(token),
      startedAt: Date.now(),
    };
    this.#exchange = exchangeOf(c);
    this.#live = { outgoing, socket };
    this.#bytesBefore = socket.bytesWritten;
  }

  /**
   * Whether the client may still be waiting. An answer that is fully written no longer counts: the client may have it,
   * and send its next request, before Node reports that this one is over.
   */
  isInFlight(): boolean {
    return this.#arrival.method !== "OPTIONS" && this.#live !== null && !this.#live.outgoing.writableEnded;
  }

  /** Its entry so far. */
  entry(): LogEntry {
    return this.#final ?? this.#entry(null, null);
  }

  /** Records that its connection, or its turn on the connection, is over. */
  end(): void {
    const complete = this.#live?.outgoing.writableFinished;
    this.#final = this.#entry(
      Date.now(),
      this.#exchange.cut ? "cut by fault" : complete ? "complete" : "closed by client",
    );
    this.#live = null;
  }

  #entry(endedAt: LogEntry["endedAt"], end: LogEntry["end"]): LogEntry {
    const { outgoing, socket } = this.#live ?? {};
    return {
      ...this.#arrival,
      endedAt,
      status: outgoing?.headersSent ? outgoing.statusCode : null,
      bytesSent: (socket?.bytesWritten ?? 0) - this.#bytesBefore,
      faults: [...this.#exchange.faults],
      end,
    };
  }
}
