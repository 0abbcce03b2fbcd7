import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { type ClientOptions, OceanClient } from "ocean-fleet";

type Answer = string | number | Error | Promise<string>;

/** A client whose answers the test gives, in their order; and a clock that only the test moves. */
export function scene(t: TestContext, options: ClientOptions = {}) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const answers: Answer[] = [];
  let polls = 0;
  const fetch = async (_url: unknown, request?: RequestInit) => {
    polls++;
    const answer = await answers.shift();
    if (answer === undefined) {
      return new Promise<Response>((_resolve, reject) => {
        request?.signal?.addEventListener("abort", () => reject(request.signal?.reason));
      });
    }
    if (answer instanceof Error) throw answer;
    return typeof answer === "number" ? new Response("", { status: answer }) : new Response(answer);
  };
  const ocean = new OceanClient({ baseUrl: "https://ocean.example", token: "abc", retries: 0, ...options, fetch });
  return {
    ocean,
    polls: () => polls,
    answer: (...given: Answer[]) => answers.push(...given),
    /** Moves the clock. */
    pass: async (milliseconds: number) => {
      await settle();
      t.mock.timers.tick(milliseconds);
      await settle();
    },
  };
}

/** Lets everything that is ready run. */
export async function settle() {
  for (let turn = 0; turn < 30; turn++) await new Promise((resolve) => setImmediate(resolve));
}

export const entity = (id: number | null, nom = `Entity ${id}`) => JSON.stringify({ id, nom });
export const entities = (...records: string[]) => `{"entities":[${records}]}`;

/** Whether a promise is still pending. */
export async function isPending(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol();
  await settle();
  return (await Promise.race([promise, Promise.resolve(pending)])) === pending;
}

export const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => assert.fail("It has not failed."),
    (error) => error,
  );

/** The loop of a watch, turn by turn. */
export const watch = <T>(updates: AsyncIterable<T>) => updates[Symbol.asyncIterator]();
