import type { WatchMemory } from "../backend.js";
import { CoreMemory } from "../runtime/core-client.js";

/** What the watches of the page remember, by its numbers. */
export class Memories {
  private readonly all = new Map<number, WatchMemory>();

  of(number: number): WatchMemory {
    const memory = this.all.get(number) ?? new CoreMemory();
    this.all.set(number, memory);
    return memory;
  }

  forget(number: number): void {
    this.all.get(number)?.forget();
    this.all.delete(number);
  }
}
