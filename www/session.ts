import init, { type NonCommunicatingDevice, OceanClient } from "ocean-fleet";

/** How far a download has come. */
export interface Progress {
  records: number;
  receivedBytes: number;
}

// The page's own server passes this path on to Ocean.
const BASE_URL = "/restapi";

/** One person's session: nothing of it outlives the page. */
export class Session {
  readonly #ocean: OceanClient;
  readonly #ended = new AbortController();

  private constructor(ocean: OceanClient) {
    this.#ocean = ocean;
  }

  static async open(login: string, password: string): Promise<Session> {
    await init();
    const ocean = new OceanClient({ baseUrl: BASE_URL });
    await ocean.signIn({ login, password });
    return new Session(ocean);
  }

  /** True once `close` has been called: what still arrives is of no use. */
  get closed(): boolean {
    return this.#ended.signal.aborted;
  }

  devices(onProgress: (progress: Progress) => void): Promise<NonCommunicatingDevice[]> {
    return this.#ocean.nonCommunicatingDevices({}, { onProgress, signal: this.#ended.signal });
  }

  close(): void {
    this.#ended.abort();
    this.#ocean.signOut();
  }
}
