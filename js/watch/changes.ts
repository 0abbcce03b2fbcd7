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

/**
 * Takes an answer; if that fails, nothing has happened.
 *
 * @param fresh its records, without those that are byte for byte as they were
 * @param runs where those are
 * @returns what has changed; nothing if nothing has
 */
export type TakeAnswer = (
  fresh: readonly unknown[],
  runs: ArrayLike<number>,
) => Omit<Update<unknown>, "at"> | undefined;

/** Creates a function that finds out what has changed from one answer to the next. */
export function trackChanges({ keyOf, given, refuse }: Identity): TakeAnswer {
  /** The records of the last answer, in its order. */
  let before: readonly Entry[] | undefined;
  let byKey = new Map<unknown, Entry>();
  /** A number that no answer had before, also none that has failed. */
  let answer = 0;

  return (fresh, runs) => {
    answer++;
    const entries: Entry[] = [];
    const added: unknown[] = [];
    const newcomers = new Map<unknown, Entry>();
    const changes = new Map<Entry, unknown>();
    const see = (entry: Entry) => {
      if (entry.key === null) added.push(entry.record);
      else if (entry.answer === answer) refuse();
      entry.answer = answer;
      entries.push(entry);
    };
    const read = (found: unknown) => {
      const key = keyOf(found);
      const record = given(found);
      const known = key === null ? undefined : (byKey.get(key) ?? newcomers.get(key));
      if (known) {
        see(known);
        // Its bytes may have changed in something that is not wanted.
        if (!isSame(known.record, record)) changes.set(known, record);
        return;
      }
      const entry = { record, key, answer };
      if (key !== null) newcomers.set(key, entry);
      added.push(record);
      entries.push(entry);
    };
    let taken = 0;
    for (let at = 0; at < runs.length; at += RUN) {
      const [count, start, same] = [runs[at], runs[at + 1], runs[at + 2]] as [number, number, number];
      for (const end = taken + count; taken < end; taken++) read(fresh[taken]);
      for (let index = start; index < start + same; index++) see(before?.[index] as Entry);
    }

    const gone = (before ?? []).filter((entry) => entry.key === null || entry.answer !== answer);
    for (const { key } of gone) byKey.delete(key);
    // In the first answer, they are all there are.
    if (byKey.size === 0) byKey = newcomers;
    else for (const [key, entry] of newcomers) byKey.set(key, entry);
    for (const [entry, record] of changes) entry.record = record;
    const changed = [...changes.values()];
    const isNews = !before || added.length + changed.length + gone.length > 0;
    before = entries;
    const recordOf = ({ record }: Entry) => record;
    return isNews ? { records: entries.map(recordOf), added, changed, removed: gone.map(recordOf) } : undefined;
  };
}
