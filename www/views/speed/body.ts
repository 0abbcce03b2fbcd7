import { examples } from "../../data/example-requests.ts";
import type { Subject } from "./subject.ts";

/** Often enough for the page to stay responsive while the simulator, which works on the page, writes. */
const BREATHE_EVERY_MS = 12;

/** The body of an answer, as a simulator in this page sends it to a client; `onBytes` lets the page breathe. */
export async function generateBody(subject: Subject, onBytes: (bytes: number) => Promise<void>): Promise<Uint8Array> {
  const answer = await answerOf(subject);
  const reader = answer.body?.getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  let turn = performance.now();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    pieces.push(next.value);
    size += next.value.length;
    if (performance.now() - turn < BREATHE_EVERY_MS) continue;
    await onBytes(size);
    turn = performance.now();
  }
  return joined(pieces, size);
}

/** Lets a client make the request, and takes the answer before the client reads it: the engine must not warm up yet. */
async function answerOf({ resource, vehicles }: Subject): Promise<Response> {
  const [{ default: init, OceanClient }, { createSimulator }] = await Promise.all([
    import("ocean-fleet"),
    import("ocean-fleet/testing"),
  ]);
  await init();
  const simulator = createSimulator({ vehicles });
  return new Promise((take, fail) => {
    const ocean = new OceanClient({
      retries: 0,
      fetch: async (url, request) => {
        // Without the client's signal, so that the answer outlives the request.
        const answer = await simulator.fetch(url, { ...request, signal: null });
        if (ocean.session === null) return answer;
        take(answer);
        return new Response();
      },
    });
    const request = async () => {
      await ocean.signIn(simulator.credentials);
      // Once the answer has been taken, it does not matter that the client gets an empty one.
      await ocean
        .stream(resource, await examples[resource](ocean))
        .getReader()
        .read();
    };
    request().catch(fail);
  });
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}
