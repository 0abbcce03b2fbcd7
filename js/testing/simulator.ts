import type { Credentials } from "../generated/boundary.js";
import type { ResourceName } from "../options.js";
import type { Fault } from "./faults.js";
import type { PlatformRequest, PlatformRequestInit, PlatformResponse, PlatformURL } from "./platform.js";
import type { WireRecord } from "./records.js";

/** The options of {@link createSimulator}. */
export interface SimulatorOptions {
  /**
   * The number of vehicles in the fleet, and of pieces of equipment. A small fleet is the beginning of a large one.
   *
   * @default 200
   */
  readonly vehicles?: number | undefined;
  /**
   * Which fleet: the same seed gives the same bytes.
   *
   * @default 1
   */
  readonly seed?: number | undefined;
  /**
   * The fleet's now, which tokens expire by, too: an instant, or a function that tells the time; in epoch milliseconds where
   * it is a number. An instant stands still until it is moved with `advance`.
   *
   * @default 2026-01-15T08:00:00Z
   */
  readonly now?: Date | number | (() => Date | number) | undefined;
  /**
   * What goes wrong from the start.
   *
   * @default nothing
   */
  readonly faults?: readonly Fault[] | undefined;
  /**
   * Your own records, in place of the fleet's, by resource. `includeFields` and the parameters that name records (their
   * registrations and identifiers) select from them; periods, circles and codes do not.
   *
   * @default none
   */
  readonly records?: { readonly [R in ResourceName]?: readonly WireRecord<R>[] | undefined } | undefined;
}

/** A request that has reached the simulator. */
export interface SimulatedRequest {
  /** The HTTP method. */
  readonly method: string;
  /** The address's path, without the query. */
  readonly path: string;
  /** The address's query without the question mark; empty if there is none. A token in it is left out. */
  readonly query: string;
  /** The status that it was answered with; `null` until then, or if it was never answered. */
  readonly status: number | null;
}

/** A simulator that listens. */
export interface ListeningSimulator {
  /** What a client takes as its `baseUrl`. */
  readonly url: string;
  /** Stops listening and closes all open connections. */
  close(): Promise<void>;
}

/** A simulated Ocean server and its fleet. Its functions work detached. */
export interface Simulator {
  /**
   * Answers a request as `fetch` does, without a network: an aborted signal rejects with its reason, in the middle of a
   * body too, and where a fault breaks the connection the request, or its body, fails with a `TypeError`. It answers under
   * `/restapi` and `/ocean/restapi` of any origin; anything else is a 404.
   */
  readonly fetch: (
    input: PlatformRequest | PlatformURL | string,
    init?: PlatformRequestInit,
  ) => Promise<PlatformResponse>;
  /** What it accepts as a sign-in. */
  readonly credentials: Readonly<Credentials>;
  /** What goes wrong. */
  readonly faults: {
    /**
     * Replaces the faults; `first`, `skip` and `burst` count from here. If one of them is refused, nothing changes.
     *
     * @throws {OceanError} `invalid-options`
     */
    replace(faults: readonly Fault[]): void;
  };
  /** The requests so far, the last 10,000 of them, in order of arrival; sign-ins are among them. */
  readonly requests: readonly SimulatedRequest[];
  /**
   * Moves its clock forward, and the fleet and the expiry of tokens with it.
   *
   * @throws {OceanError} `invalid-params`, for anything but a whole number of milliseconds from 0
   */
  advance(milliseconds: number): void;
  /**
   * Listens on 127.0.0.1, in Node, Deno and Bun. If it cannot, it rejects with the platform's error, such as `EADDRINUSE`.
   *
   * @param port the port; default 0: any that is free
   * @throws {OceanError} `invalid-params`
   */
  listen(port?: number): Promise<ListeningSimulator>;
}
