import { defineConfig } from "vite";
import solid from "vite-plugin-solid";
import { byHand } from "./server/by-hand.ts";
import { configurationFile } from "./server/configuration-file.ts";
import { contentSecurityPolicy } from "./server/content-security-policy.ts";
import { environment } from "./server/environment.ts";
import { forwarding } from "./server/forwarding.ts";
import { baseMap } from "./views/map/base-map/plugin.ts";

const { simulator, connectTo } = environment;
// The simulator's API and what controls it, under the console's own origin.
const proxy = simulator ? forwarding(["/restapi", "/simulator"], simulator) : {};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [solid(), configurationFile(), baseMap(), byHand()],
  build: {
    target: "es2022",
    outDir: "../target/console",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1300,
    // Building the base map takes its time.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  worker: { format: "es" },
  server: { proxy, fs: { allow: ["..", "."] } },
  preview: { proxy, headers: { "content-security-policy": contentSecurityPolicy(connectTo) } },
});
