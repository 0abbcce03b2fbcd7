import type { BackendClient } from "../backend.js";
import { CoreClient } from "../runtime/core-client.js";
import type { ToPage } from "./messages.js";

/** A client of the page, in the worker: keeps the page informed of its session. */
export class HostedClient {
  private client: BackendClient | undefined;
  /** Why there is no client. */
  private failure: unknown;
  /** The session that the page knows, as JSON. */
  private known = "null";
  /** How often somebody has signed out. */
  private turn = 0;
  /** How many calls are not over. */
  private calls = 0;
  private isFreed = false;

  /** @param readOptions gives the options, whose functions first call the one that is passed */
  constructor(
    private readonly number: number,
    private readonly post: (message: ToPage) => void,
    readOptions: (before: () => void) => unknown,
  ) {
    try {
      this.client = new CoreClient(readOptions(() => this.tellSession()));
    } catch (error) {
      this.failure = error;
    }
  }

  /** Does something with the client, which tells if it could not be created. */
  async during<T>(action: (client: BackendClient) => Promise<T> | T): Promise<T> {
    if (!this.client) throw this.failure;
    this.calls++;
    try {
      return await action(this.client);
    } finally {
      this.calls--;
      this.tellSession();
      this.tellFreed();
    }
  }

  signOut(turn: number): void {
    this.turn = turn;
    // The page knows.
    this.known = "null";
    this.client?.signOut();
  }

  free(): void {
    this.isFreed = true;
    this.client?.free();
    this.tellFreed();
  }

  /** Tells the page if the session is another one. */
  tellSession(): void {
    if (!this.client || this.isFreed) return;
    const { session } = this.client;
    const text = JSON.stringify(session);
    if (text === this.known) return;
    this.known = text;
    this.post({ type: "session", client: this.number, turn: this.turn, session });
  }

  private tellFreed(): void {
    if (this.isFreed && this.calls === 0) this.post({ type: "freed", client: this.number });
  }
}
