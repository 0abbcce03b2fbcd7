import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Context } from "hono";
import { type Exchange, exchangeOf } from "./exchange.ts";

/** What was seen of one request. */
export interface LogEntry {
  /** From 1, in the order of arrival. */
  readonly id: number;
  readonly method: string;
  /** The host it was sent to, with the port. */
  readonly host: string;
  /** Without the query. */
  readonly path: string;
  /** The beginning of the SHA-256 of `X-AUTH-TOKEN`, to tell tokens apart without telling them; null without. */
  readonly token: string | null;
  /** When it arrived, in epoch milliseconds. */
  readonly startedAt: number;
  /** When its answer ended, in epoch milliseconds; null while it has not. */
  readonly endedAt: number | null;
  /** The status it was answered with; null while no header was sent. */
  readonly status: number | null;
  /** What went to the socket, headers included. */
  readonly bytesSent: number;
  /** The faults that struck it, the outermost first. */
  readonly faults: readonly string[];
  /** How it ended; null while it has not. */
  readonly end: "complete" | "closed by client" | "cut by fault" | null;
}

/** One request, from its arrival to the end of its answer. */
export class FollowedRequest {
  readonly #arrival: Pick<LogEntry, "id" | "method" | "host" | "path" | "token" | "startedAt">;
  readonly #exchange: Exchange;
  readonly #bytesBefore: number;
  /** Node's side of it; null after its end, so that nothing is kept alive by the log. */
  #live: { readonly outgoing: ServerResponse; readonly socket: Socket } | null;
  #final: LogEntry | null = null;

  constructor(id: number, c: Context, outgoing: ServerResponse, socket: Socket) {
    const token = c.req.header("x-auth-token");
    this.#arrival = {
      id,
      method: c.req.method,
      host: c.req.header("host") ?? "",
      path: c.req.path,
      token: token === undefined ? null : createHash("sha256").update(token).digest("hex").slice(0, 8),
      startedAt: Date.now(),
    };
    this.#exchange = exchangeOf(c);
    this.#live = { outgoing, socket };
    this.#bytesBefore = socket.bytesWritten;
  }

  /**
   * Whether the client may still wait for something. An answer that is written to its end counts no more: the client
   * may have it, and send its next request, before Node reports that this one is over.
   */
  isInFlight(): boolean {
    return this.#arrival.method !== "OPTIONS" && this.#live !== null && !this.#live.outgoing.writableEnded;
  }

  /** What was seen of it so far. */
  entry(): LogEntry {
    return this.#final ?? this.#entry(null, null);
  }

  /** Takes note that its connection, or its turn on it, is over. */
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
