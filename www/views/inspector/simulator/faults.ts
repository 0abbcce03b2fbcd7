/** What can be made to go wrong, as the simulator's specifications without their defaults. */
export const FAULTS = {
  failsTwice: "status:first=2",
  outage: "status",
  rateLimited: "rate-limited:retry-after=2,first=1",
  slowHeaders: "slow-headers:ms=2000",
  slowBody: "slow-body:ms=40,bytes=4096",
  stall: "stall:first=1",
  cut: "cut:bytes=5000,first=1",
  reset: "reset:first=1",
  loginPage: "wrong-type",
  wrongTypes: "drift:kind=types,share=0.02",
  newKeys: "drift",
  newValues: "drift:kind=enums",
} as const;

export type FaultName = keyof typeof FAULTS;
export const FAULT_NAMES = Object.keys(FAULTS) as FaultName[];
