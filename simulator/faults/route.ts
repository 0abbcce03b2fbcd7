import { SIGN_IN } from "../paths.ts";
import { routes } from "../resources/routes.ts";

/** Every endpoint, below the base path. */
export const ENDPOINTS = [SIGN_IN, ...routes.map(({ path }) => path.slice(1))];

/**
 * The endpoints that a fault applies to: a pattern in which `*` stands for any text, or null for every endpoint except
 * the sign-in, since a fault there is rarely what is meant.
 */
export type Route = string | null;

/** Whether a route matches an endpoint, given relative to the base path. */
export function matches(route: Route, endpoint: string): boolean {
  if (route === null) return endpoint !== SIGN_IN;
  const literals = route.split("*").map((literal) => literal.replace(/[\\^$.|?+()[\]{}]/g, "\\$&"));
  return new RegExp(`^${literals.join(".*")}$`).test(endpoint);
}
