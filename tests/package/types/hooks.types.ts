// A hook written in place knows its arguments' types: nobody has to name them.
import {
  type ClientOptions,
  type DecodeOptions,
  type Drift,
  decode,
  type Issue,
  OceanClient,
  type OceanErrorCode,
  type Progress,
  type RequestEvent,
  type RequestOptions,
  type ResponseEvent,
  type RetryEvent,
} from "ocean-fleet";
import type { Expect, HasAny, Same } from "./checks.types.js";

type Told<Options, Hook extends keyof Options> =
  NonNullable<Options[Hook]> extends (...told: infer Values) => void ? Values : never;
export type Arguments = [
  Expect<Same<Told<ClientOptions, "onRequest">, [event: RequestEvent]>>,
  Expect<Same<Told<ClientOptions, "onResponse">, [event: ResponseEvent]>>,
  Expect<Same<Told<ClientOptions, "onRetry">, [event: RetryEvent]>>,
  Expect<Same<Told<ClientOptions, "onDrift">, [drift: Drift]>>,
  Expect<Same<Told<RequestOptions, "onResponse">, [event: ResponseEvent]>>,
  Expect<Same<Told<RequestOptions, "onProgress">, [progress: Progress]>>,
  Expect<Same<Told<DecodeOptions, "onIssues">, [issues: readonly Issue[], issueCount: number]>>,
  Expect<Same<Told<DecodeOptions, "onDrift">, [drift: Drift]>>,
  Expect<Same<HasAny<RequestEvent | ResponseEvent | RetryEvent | Progress | Issue | Drift>, false>>,
];

interface Attempt {
  readonly method: string;
  readonly endpoint: string;
  readonly attempt: number;
}
type Flat<T> = { [K in keyof T]: T[K] };
export type Events = [
  Expect<Same<RequestEvent, Attempt>>,
  Expect<
    Same<
      Flat<ResponseEvent>,
      Flat<
        Attempt & {
          readonly status?: number;
          readonly headersMs?: number;
          readonly totalMs: number;
          readonly bytes?: number;
        }
      >
    >
  >,
  Expect<Same<Flat<RetryEvent>, Flat<Attempt & { readonly delayMs: number; readonly reason: OceanErrorCode }>>>,
  Expect<Same<Progress, { readonly receivedBytes: number; readonly totalBytes?: number; readonly records: number }>>,
  Expect<
    Same<
      Issue,
      {
        readonly path: readonly (string | number)[];
        readonly expected: string;
        readonly received: string;
        readonly offset: number;
      }
    >
  >,
  Expect<
    Same<
      Drift,
      {
        readonly kind: "unknown-key" | "unknown-value";
        readonly endpoint: string;
        readonly root?: true;
        readonly path: readonly string[];
        readonly value?: string;
      }
    >
  >,
];

export const ocean = new OceanClient({
  onRequest: ({ method, endpoint, attempt }) => method + endpoint + attempt.toFixed(),
  onResponse: ({ status, headersMs, totalMs, bytes }) => [status?.toFixed(), headersMs, totalMs.toFixed(), bytes],
  onRetry: ({ delayMs, reason }) => [delayMs.toFixed(), reason === "timeout"],
  onDrift: ({ kind, path, value }) => [kind === "unknown-key", path.join("."), value?.length],
});
// @ts-expect-error: no hook is told of the token.
new OceanClient({ onRequest: ({ token }) => token });
// @ts-expect-error: no hook is told of a body.
new OceanClient({ onResponse: ({ body }) => body });

export const requested = ocean.nonCommunicatingDevices(
  {},
  {
    onProgress: ({ receivedBytes, totalBytes, records }) => [receivedBytes.toFixed(), totalBytes?.toFixed(), records],
    onResponse: ({ attempt }) => attempt.toFixed(),
  },
);
export const streamed = ocean.stream("vehicles", {}, { onProgress: ({ records }) => records.toFixed() });
export const decoded = decode("vehicles", "[]", {
  validation: "lenient",
  onIssues: (issues, issueCount) => [issues[0]?.path, issueCount.toFixed()],
  onDrift: ({ kind, endpoint }) => kind + endpoint,
});
// @ts-expect-error: progress knows no such thing.
ocean.vehicles({}, { onProgress: ({ percent }) => percent });
