import { isSame } from "./same.js";
import type { Update } from "./update.js";

/** A record, with what tells it apart. */
interface Entry {
  record: unknown;
  /** `null` if nothing does. */
  readonly key: unknown;
  /** The last answer it was in. */
  answer: number;
}

/** How records are told apart. */
export interface Identity {
  /** What tells a record apart; `null` if nothing does. */
  keyOf(record: unknown): unknown;
  /** The record as it is given out: without a key that was not selected. */
  given(record: unknown): unknown;
  /** Fails because two records have the same key. */
  refuse(): never;
}

/** The numbers of a run: see `Decoder::recognised` in `crates/engine/src/decoder/mod.rs`. */
const RUN = 3;

/** Finds out what has changed from one answer to the next. */
export class Changes {
  /** The records of the last answer, in its order. */
  private entries: readonly Entry[] = [];
  private readonly byKey = new Map<unknown, Entry>();
  private answer = 0;
  private isFirst = true;

  constructor(private readonly identity: Identity) {}

  /**
   * Takes an answer; if that fails, nothing has happened.
   *
   * @param fresh its records, without those that are byte for byte as they were
   * @param runs where those are
   * @returns what has changed; nothing if nothing has
   */
  take(fresh: readonly unknown[], runs: ArrayLike<number>): Omit<Update<unknown>, "at"> | undefined {
    // A number that no answer had before, also none that has failed.
    const answer = ++this.answer;
    const entries: Entry[] = [];
    const added: unknown[] = [];
    const newcomers = new Map<unknown, Entry>();
    const changes = new Map<Entry, unknown>();
    const see = (entry: Entry) => {
      if (entry.key === null) added.push(entry.record);
      else if (entry.answer === answer) this.identity.refuse();
      entry.answer = answer;
      entries.push(entry);
    };
    const read = (record: unknown) => {
      const key = this.identity.keyOf(record);
      const given = this.identity.given(record);
      const known = key === null ? undefined : (this.byKey.get(key) ?? newcomers.get(key));
      if (known) {
        see(known);
        // Its bytes may have changed in something that is not wanted.
        if (!isSame(known.record, given)) changes.set(known, given);
        return;
      }
      const entry = { record: given, key, answer };
      if (key !== null) newcomers.set(key, entry);
      added.push(given);
      entries.push(entry);
    };
    let taken = 0;
    for (let at = 0; at < runs.length; at += RUN) {
      const [count, start, same] = [runs[at], runs[at + 1], runs[at + 2]] as [number, number, number];
      for (const end = taken + count; taken < end; taken++) read(fresh[taken]);
      for (let index = start; index < start + same; index++) see(this.entries[index] as Entry);
    }

    const gone = this.entries.filter((entry) => entry.key === null || entry.answer !== answer);
    for (const { key } of gone) this.byKey.delete(key);
    for (const [key, entry] of newcomers) this.byKey.set(key, entry);
    for (const [entry, record] of changes) entry.record = record;
    const isFirst = this.isFirst;
    this.isFirst = false;
    this.entries = entries;
    const changed = [...changes.values()];
    if (!isFirst && added.length + changed.length + gone.length === 0) return undefined;
    return { records: entries.map(({ record }) => record), added, changed, removed: gone.map(({ record }) => record) };
  }
}
