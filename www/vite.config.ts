import { defineConfig } from "vite";

// The page's server forwards /restapi/… to Ocean: the default simulator, or the server in OCEAN_SIMULATOR.
const target = process.env.OCEAN_SIMULATOR ?? "http://127.0.0.1:8787/ocean/restapi";
const proxy = {
  "/restapi": { target, changeOrigin: true, rewrite: (path: string) => path.slice("/restapi".length) },
};

export default defineConfig({
  root: import.meta.dirname,
  build: { target: "es2022" },
  server: { proxy, fs: { allow: [".", "../pkg", "../node_modules/vite"] } },
  preview: { proxy },
});
