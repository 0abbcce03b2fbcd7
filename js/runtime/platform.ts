/** Classes that Jest hides in its jsdom environment, and the Node module that has each of them. */
const MODULES = {
  MessageChannel: "node:worker_threads",
  ReadableStream: "node:stream/web",
  TextDecoder: "node:util",
  TextEncoder: "node:util",
} as const;

/** Node's modules that are used. They are not imported, because bundlers would follow the imports. */
interface BuiltinModules extends Record<(typeof MODULES)[keyof typeof MODULES], Classes> {
  "node:fs/promises": { readFile(file: URL): Promise<BufferSource> };
  "node:zlib": { inflateSync(bytes: Uint8Array): BufferSource };
}

interface NodeProcess {
  getBuiltinModule?<N extends keyof BuiltinModules>(name: N): BuiltinModules[N] | undefined;
}

type Classes = Pick<typeof globalThis, keyof typeof MODULES>;

/** One of the platform's classes, if it has it. Call this on use, not on import. */
export function platform<N extends keyof Classes>(name: N): Classes[N] {
  return (globalThis as Classes)[name] ?? builtinModule(MODULES[name])?.[name];
}

/** One of Node's modules; nothing elsewhere. */
export function builtinModule<N extends keyof BuiltinModules>(name: N): BuiltinModules[N] | undefined {
  const { process } = globalThis as { process?: NodeProcess };
  return process?.getBuiltinModule?.(name);
}
