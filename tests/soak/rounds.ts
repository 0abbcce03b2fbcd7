import type { OceanErrorCode } from "ocean-fleet";
import { SIGN_IN } from "../../simulator/paths.ts";

/** A part of a soak: what goes wrong in it, and which failures that may cause. */
export interface Round {
  readonly name: string;
  /** The simulator's faults. */
  readonly faults: readonly string[];
  /** The codes that requests may fail with; any other is unexpected. */
  readonly codes: readonly OceanErrorCode[];
  /** The clients' timeout, for rounds about silence. */
  readonly timeoutMs?: number;
  /** Answers contain values of the wrong type: records are counted, but not compared. */
  readonly drifts?: boolean;
  /** Expires every token before the round. */
  readonly expires?: boolean;
  /** Moves the page's clock forward by a token's lifetime before the round. */
  readonly ages?: boolean;
}

const SPECIFIC: readonly Round[] = [
  { name: "nothing wrong", faults: [], codes: [] },
  { name: "refused tokens", faults: ["unauthorized:rate=0.3"], codes: ["unauthenticated"], expires: true },
  {
    name: "rate limits",
    faults: [
      "rate-limited:rate=0.3,retry-after=none,body=json",
      "rate-limited:rate=0.03,retry-after=1",
      "rate-limited:rate=0.03,retry-after=1,readable=true",
      "rate-limited:rate=0.02,retry-after=1,form=date,readable=true,body=empty",
    ],
    codes: ["rate-limited"],
  },
  {
    name: "bursts of 5xx",
    faults: [
      "status:code=503,rate=0.05,burst=5",
      "status:code=500,body=json,rate=0.1",
      "status:code=502,body=empty,rate=0.1",
      "status:code=504,rate=0.03",
    ],
    codes: ["server"],
  },
  {
    name: "final statuses",
    faults: [403, 404, 409, 422].map((code) => `status:code=${code},body=json,rate=0.05`),
    codes: ["forbidden", "not-found", "unexpected-status", "bad-request"],
  },
  {
    name: "slowness",
    faults: ["slow-headers:ms=30,rate=0.3", "slow-body:ms=5,bytes=8000,rate=0.3"],
    codes: [],
    ages: true,
  },
  {
    name: "silence",
    faults: ["stall:rate=0.15", "slow-headers:ms=3600000,rate=0.1"],
    codes: ["timeout"],
    timeoutMs: 400,
  },
  {
    name: "cut bodies",
    faults: ["cut:bytes=3000,rate=0.2", "cut:bytes=60000,rate=0.2", "cut:bytes=0,rate=0.02", "content-length:rate=0.5"],
    codes: ["network"],
  },
  { name: "resets", faults: ["reset:rate=0.4"], codes: ["network"] },
  {
    name: "captive portals",
    faults: ["wrong-type:rate=0.1", "wrong-type:body=answer,rate=0.3", "empty:code=200,rate=0.05"],
    codes: ["malformed-json"],
    expires: true,
  },
  {
    name: "compression",
    faults: ["gzip:rate=0.5", "content-length:rate=0.5", "cut:bytes=2000,rate=0.2"],
    codes: ["network"],
  },
  { name: "CORS and redirects", faults: ["cors-missing:rate=0.2", "redirect:rate=0.2"], codes: ["network"] },
  { name: "drift", faults: ["drift:kind=keys,rate=0.5", "drift:kind=enums,rate=0.5"], codes: [] },
  {
    name: "other types",
    faults: ["drift:kind=types,share=0.02,rate=0.3"],
    codes: ["invalid-response"],
    drifts: true,
  },
  { name: "clocks", faults: ["clock-skew:rate=0.2"], codes: ["unauthenticated"], ages: true },
  {
    name: "sign-in faults",
    faults: [`status:code=503,rate=0.3@${SIGN_IN}`, `cut:rate=0.2@${SIGN_IN}`, "unauthorized:rate=0.3"],
    codes: ["server", "network", "unauthenticated"],
    expires: true,
  },
];

/** All of these at once, but more rarely. */
const EVERYTHING: Round = {
  name: "everything at once",
  faults: SPECIFIC.flatMap(({ faults }) => faults)
    .filter((fault) => !fault.startsWith("drift:kind=types"))
    .map((fault) => fault.replace(/rate=([\d.]+)/, (_, rate) => `rate=${Number(rate) / 6}`)),
  codes: [...new Set(SPECIFIC.flatMap(({ codes }) => codes))],
  timeoutMs: 400,
  expires: true,
};

export const ROUNDS: readonly Round[] = [...SPECIFIC, EVERYTHING];
