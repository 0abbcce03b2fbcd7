/** Where the vendor serves the API, and where a reverse proxy may serve it. */
export const BASE_PATHS = ["/ocean/restapi", "/restapi"] as const;

/** The endpoint that issues tokens, relative to the base path. */
export const SIGN_IN = "auth/authenticate2";

/** Where the simulator is controlled and queried: outside the API, so that faults cannot reach it. */
export const CONTROL_PATH = "/simulator";

/** Where the fault `redirect` sends requests, under this host's other name. */
export const ELSEWHERE_PATH = `${CONTROL_PATH}/elsewhere`;

/** The requested endpoint, relative to the base path and without a leading slash; null outside the API. */
export function endpointOf(path: string): string | null {
  const base = BASE_PATHS.find((each) => path.startsWith(`${each}/`));
  return base === undefined ? null : path.slice(base.length + 1);
}
