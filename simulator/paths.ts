/** Where the vendor serves the API, and where a reverse proxy may put it. */
export const BASE_PATHS = ["/ocean/restapi", "/restapi"] as const;

/** The endpoint that gives tokens, below the base path. */
export const SIGN_IN = "auth/authenticate2";

/** Where the simulator is controlled and questioned: outside the API, so that no fault reaches it. */
export const CONTROL_PATH = "/simulator";

/** Where the fault `redirect` sends its requests, on the other name of this host. */
export const ELSEWHERE_PATH = `${CONTROL_PATH}/elsewhere`;

/** What is asked for, below the base path and without a leading slash; null outside the API. */
export function endpointOf(path: string): string | null {
  const base = BASE_PATHS.find((each) => path.startsWith(`${each}/`));
  return base === undefined ? null : path.slice(base.length + 1);
}
