import { SIGN_IN } from "../paths.ts";
import { routes } from "../resources/routes.ts";

/** Every endpoint, below the base path. */
export const ENDPOINTS = [SIGN_IN, ...routes.map(({ path }) => path.slice(1))];

/**
 * The endpoints that something is for: a pattern in which `*` stands for any text, or null for every one but the
 * sign-in, since what goes wrong there is seldom what is meant.
 */
export type Route = string | null;

/** Whether a route holds for an endpoint, given below the base path. */
export function matches(route: Route, endpoint: string): boolean {
  if (route === null) return endpoint !== SIGN_IN;
  const literals = route.split("*").map((literal) => literal.replace(/[\\^$.|?+()[\]{}]/g, "\\$&"));
  return new RegExp(`^${literals.join(".*")}$`).test(endpoint);
}
