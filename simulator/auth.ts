import type { Context, MiddlewareHandler } from "hono";
import { BadParameters, htmlError, JSON_TYPE } from "./errors.ts";
import { exchangeOf } from "./exchange.ts";
import { HOUR } from "./fleet/calendar.ts";
import { jsonBody } from "./parameters.ts";
import { Random } from "./random.ts";

/** How long a token is valid, in milliseconds. */
export const TOKEN_LIFETIME = 12 * HOUR;

const PASSWORD_EXPIRES_IN_DAYS = 90;

export interface Credentials {
  readonly login: string;
  readonly password: string;
}

/**
 * The valid tokens, in memory. They are derived from the seed so that a run can be repeated, which is fine for a
 * simulator and nothing else.
 */
export class Tokens {
  readonly #expiries = new Map<string, number>();
  readonly #seed: number;
  readonly #now: () => number;
  #issued = 0;

  constructor(seed: number, now: () => number) {
    this.#seed = seed;
    this.#now = now;
  }

  /** Issues a token of 128 hexadecimal characters, from a server whose clock is this many milliseconds ahead. */
  issue(clockSkew: number): string {
    const token = new Random(this.#seed, "token", this.#issued++).hex(128);
    this.#expiries.set(token, this.#now() + clockSkew + TOKEN_LIFETIME);
    return token;
  }

  /** Whether a token was issued here less than 12 hours ago, by a clock that is this many milliseconds ahead. */
  accepts(token: string, clockSkew: number): boolean {
    const expiry = this.#expiries.get(token);
    return expiry !== undefined && this.#now() + clockSkew < expiry;
  }

  /** Expires every token now. Returns how many there were. */
  expire(): number {
    const { size } = this.#expiries;
    this.#expiries.clear();
    return size;
  }
}

/** `POST auth/authenticate2`: issues a token for the right login and password. */
export function authenticate(expected: Credentials, tokens: Tokens) {
  return async (c: Context): Promise<Response> => {
    const { login, password } = readCredentials(await jsonBody(c));
    if (login !== expected.login || password !== expected.password) {
      return htmlError(c, 401, "Unauthorized", "Wrong login or password.");
    }
    const answer = {
      additionalAccountData: {},
      passwordExpirationRemainingDays: PASSWORD_EXPIRES_IN_DAYS,
      token: tokens.issue(exchangeOf(c).clockSkew),
    };
    return c.body(JSON.stringify(answer), 200, { "content-type": JSON_TYPE });
  };
}

/** Whether a parameter in a URL is meant to be a token. */
export function namesToken(parameter: string): boolean {
  return /^(x-auth-)?token$/i.test(parameter);
}

/**
 * Lets a request through if its `X-AUTH-TOKEN` is valid. A request with a token in its URL is always refused, whatever
 * its header: URLs end up in logs, so a client that puts a token there has a bug.
 */
export function requireToken(tokens: Tokens): MiddlewareHandler {
  return async (c, next) => {
    if (Object.keys(c.req.query()).some(namesToken)) {
      return htmlError(
        c,
        401,
        "Unauthorized",
        "Tokens in the URL are refused: send the token in the X-AUTH-TOKEN header.",
      );
    }
    if (!tokens.accepts(c.req.header("x-auth-token") ?? "", exchangeOf(c).clockSkew)) {
      return htmlError(
        c,
        401,
        "Unauthorized",
        "The X-AUTH-TOKEN header is missing, or its token is unknown or has expired.",
      );
    }
    return next();
  };
}

function readCredentials(body: unknown): Credentials {
  if (typeof body === "object" && body !== null && "login" in body && "password" in body) {
    const { login, password } = body;
    if (typeof login === "string" && typeof password === "string") return { login, password };
  }
  throw new BadParameters('The body must be {"login": string, "password": string}.');
}
