// What the type tests say things with.

import type { Expect, Same } from "../types-anywhere/same.types.js";

export type { Expect, Same };

export type IsAny<T> = 0 extends 1 & T ? true : false;

/** Whether there is an `any` in a type or anywhere in what it holds, takes or gives, to some depth. */
export type HasAny<T> = true extends Look<T, []> ? true : false;

type Look<T, Depth extends 0[]> =
  IsAny<T> extends true
    ? true
    : Depth["length"] extends 12
      ? false
      : T extends string | number | boolean | bigint | symbol | null | undefined
        ? false
        : T extends (...args: infer A) => infer R
          ? Look<A | R, [...Depth, 0]>
          : T extends PromiseLike<infer V>
            ? Look<V, [...Depth, 0]>
            : T extends readonly (infer E)[]
              ? Look<E, [...Depth, 0]>
              : T extends Platform
                ? false
                : { [K in keyof T]-?: Look<T[K], [...Depth, 0]> }[keyof T];

/** What the platform brings, with an `any` here and there of its own. */
type Platform = Date | ReadableStream | AbortSignal | Request | Response | URL | ArrayBuffer | ArrayBufferView;

// biome-ignore-start lint/suspicious/noExplicitAny: it is to be found.
export type Checks = [
  Expect<Same<HasAny<{ a: { b: [1, { c: unknown }] } | null; d(): Promise<string> }>, false>>,
  Expect<HasAny<{ a: { b: { c: any }[] } | null }>>,
  Expect<HasAny<() => Promise<{ a: any }>>>,
  Expect<HasAny<(a: any) => void>>,
];
// biome-ignore-end lint/suspicious/noExplicitAny: it is to be found.
