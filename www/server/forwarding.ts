import type { ProxyOptions } from "vite";

/**
 * Forwards paths to another server. When that one breaks off an answer, so does this: left to itself, the proxy would keep
 * the page waiting.
 */
export function forwarding(paths: readonly string[], target: string): Record<string, ProxyOptions> {
  const options: ProxyOptions = {
    target,
    changeOrigin: true,
    configure: (proxy) => {
      proxy.on("proxyRes", (answer, _request, response) => {
        answer.on("close", () => {
          if (!answer.complete) response.destroy();
        });
      });
    },
  };
  return Object.fromEntries(paths.map((path) => [path, options]));
}
