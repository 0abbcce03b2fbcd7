/**
 * Tracks the memory of the modules that are instantiated from now on, since the package does not expose its own.
 * @returns {() => number} the size of the largest in bytes: Node has a small module of its own, for HTTP
 */
export function watchWasmMemory() {
  /** @type {WebAssembly.Memory[]} */
  const memories = [];

  /** @param {WebAssembly.Instance} instance */
  function see(instance) {
    for (const exported of Object.values(instance.exports)) {
      if (exported instanceof WebAssembly.Memory) memories.push(exported);
    }
    return instance;
  }

  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct: (Instance, [module, imports]) => see(new Instance(module, imports)),
  });
  for (const name of /** @type {const} */ (["instantiate", "instantiateStreaming"])) {
    Object.assign(WebAssembly, {
      [name]: new Proxy(WebAssembly[name], {
        async apply(instantiate, self, args) {
          const made = await Reflect.apply(instantiate, self, args);
          see("instance" in made ? made.instance : made);
          return made;
        },
      }),
    });
  }

  return () => {
    if (memories.length === 0) throw new Error("No WebAssembly memory was seen");
    return Math.max(...memories.map(({ buffer }) => buffer.byteLength));
  };
}
