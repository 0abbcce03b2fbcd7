import type { TestContext } from "node:test";
import { type Simulator, type SimulatorOptions, startSimulator } from "../server.ts";
import type { FaultSpec } from "./spec.ts";

/** The endpoint that most tests of faults use. */
export const LIST = "noncommunicant/list";

/** A simulator on a socket, with faults, that closes after the test. */
export class FaultyServer {
  readonly simulator: Simulator;

  private constructor(simulator: Simulator) {
    this.simulator = simulator;
  }

  static async start(
    test: TestContext,
    faults: readonly FaultSpec[] = [],
    options: SimulatorOptions = {},
  ): Promise<FaultyServer> {
    const simulator = await startSimulator({ vehicles: 20, ...options, faults });
    test.after(() => simulator.close());
    return new FaultyServer(simulator);
  }

  /** The origin, which the control routes are under. */
  get origin(): string {
    return new URL(this.simulator.url).origin;
  }

  async signIn(): Promise<string> {
    const body = JSON.stringify({ login: "demo", password: "demo" });
    const response = await fetch(`${this.simulator.url}/auth/authenticate2`, { method: "POST", body });
    const { token } = (await response.json()) as { token: string };
    return token;
  }

  /** The answer to a GET, with a new token unless one is given. */
  async get(endpoint = LIST, init: RequestInit & { token?: string } = {}): Promise<Response> {
    const { token = await this.signIn(), ...rest } = init;
    return fetch(`${this.simulator.url}/${endpoint}`, { ...rest, headers: { "x-auth-token": token } });
  }

  /** The statuses of this many requests, one after another. */
  async statuses(count: number, endpoint = LIST): Promise<number[]> {
    const token = await this.signIn();
    const statuses: number[] = [];
    while (statuses.length < count) {
      const response = await this.get(endpoint, { token });
      await response.arrayBuffer();
      statuses.push(response.status);
    }
    return statuses;
  }
}

/** Reads a body until it ends or breaks. */
export async function drained(response: Response): Promise<{ bytes: Uint8Array; pieces: number; error: unknown }> {
  const pieces: Uint8Array[] = [];
  let error: unknown = null;
  try {
    for await (const piece of response.body ?? []) pieces.push(piece);
  } catch (reason) {
    error = reason;
  }
  return { bytes: Buffer.concat(pieces), pieces: pieces.length, error };
}
