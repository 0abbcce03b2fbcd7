/** What the bundler of workerd makes of an import of the module. */
declare module "*.wasm" {
  const module: import("./platform-types.js").WasmModule;
  export default module;
}
