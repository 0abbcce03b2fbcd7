import init, { type NonCommunicatingDevice, OceanClient } from "ocean-fleet";

/** The progress of a download. */
export interface Progress {
  records: number;
  receivedBytes: number;
}

// The page's own server forwards this path to Ocean.
const BASE_URL = "/restapi";

/** A user's session, which does not outlive the page. */
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

  /** True once `close` has been called, after which results are ignored. */
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
