import type { ServerResponse } from "node:http";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import { exchangeOf } from "../exchange.ts";
import { replaceAnswer } from "./answer.ts";

/** Node's own response object, for what cannot be expressed in HTTP. */
export function outgoingOf(c: Context): ServerResponse {
  const { outgoing } = (c.env ?? {}) as Partial<HttpBindings>;
  if (outgoing) return outgoing;
  throw new Error("This fault closes the connection, but an app without a socket has none: use startSimulator.");
}

/** Closes the connection on behalf of a fault, unless the client already has. Nothing more is sent. */
export function closeConnection(c: Context, close: "politely" | "with a reset"): void {
  const { socket } = outgoingOf(c);
  if (socket && !socket.destroyed) {
    exchangeOf(c).cut = true;
    // Politely: whatever has been written still arrives.
    if (close === "politely") socket.destroySoon();
    else socket.resetAndDestroy();
  }
  replaceAnswer(c, RESPONSE_ALREADY_SENT);
}
