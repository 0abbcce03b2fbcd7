import type { BodyDecoder } from "../body-stream.js";
import type { BatchSink } from "../records/batch-sink.js";
import type { Decoder } from "./core.js";
import { core } from "./recovery.js";

/** Decodes a body with the core in this thread. */
export class CoreDecoder implements BodyDecoder {
  private readonly decoder: Decoder;
  /** Whether the core is running; a hook that it calls may free this. */
  private isBusy = false;
  private isFreed = false;

  constructor(resource: string, options: unknown, batches: BatchSink) {
    this.decoder = core().createDecoder(resource, options, true, batches);
  }

  push(piece: Uint8Array): void {
    this.run(() => {
      this.decoder.push(piece);
      this.decoder.reportDrift();
    });
  }

  finish(): void {
    this.run(() => this.decoder.finish());
  }

  free(): void {
    this.isFreed = true;
    if (!this.isBusy) this.decoder.free();
  }

  private run(work: () => void): void {
    this.isBusy = true;
    try {
      work();
    } finally {
      this.isBusy = false;
      if (this.isFreed) this.decoder.free();
    }
  }
}
