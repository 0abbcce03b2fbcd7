/** What a poll of `watch` has found. */
export interface Update<T> {
  /** All records, in the order of the answer. One that has not changed is the same object as in the previous update. */
  readonly records: T[];
  /** The records that are new. */
  readonly added: T[];
  /** The records that have changed, as they are now. */
  readonly changed: T[];
  /** The records that are gone, as they were last. */
  readonly removed: T[];
  /** When the answer arrived, in ISO 8601. */
  readonly at: string;
}
