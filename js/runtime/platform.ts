/** Classes that Jest hides in its jsdom environment, and the Node module that has each of them. */
const MODULES = {
  MessageChannel: "node:worker_threads",
  ReadableStream: "node:stream/web",
  TextDecoder: "node:util",
  TextEncoder: "node:util",
} as const;

interface NodeProcess {
  getBuiltinModule?(name: string): Classes;
}

type Classes = Pick<typeof globalThis, keyof typeof MODULES>;

/** One of the platform's classes, if it has it. Call this on use, not on import. */
export function platform<N extends keyof Classes>(name: N): Classes[N] {
  const { process, [name]: known } = globalThis as Classes & { process?: NodeProcess };
  return known ?? process?.getBuiltinModule?.(MODULES[name])[name];
}
