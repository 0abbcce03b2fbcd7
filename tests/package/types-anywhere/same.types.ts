/** Fails to compile for anything but true. */
export type Expect<T extends true> = T;

/** Whether two types are one and the same. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
