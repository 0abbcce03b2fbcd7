import type { OceanErrorCode } from "ocean-fleet";

/** The error code of each status. */
export const STATUSES: readonly [status: number, code: OceanErrorCode][] = [
  [400, "bad-request"],
  [401, "unauthenticated"],
  [403, "forbidden"],
  [404, "not-found"],
  [408, "timeout"],
  [409, "unexpected-status"],
  [413, "unexpected-status"],
  [414, "bad-request"],
  [418, "unexpected-status"],
  [422, "bad-request"],
  [429, "rate-limited"],
  [431, "bad-request"],
  [500, "server"],
  [501, "server"],
  [502, "server"],
  [503, "server"],
  [504, "server"],
  [599, "server"],
];
