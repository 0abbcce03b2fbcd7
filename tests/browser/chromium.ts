import { type Browser, chromium, type Page } from "playwright-core";
import { ensureBrowser } from "../../scripts/setup/browser.mjs";

/** A headless Chromium: the one on this machine, since a download cannot be relied on. `graphics`: with WebGL. */
export async function launchChromium({ graphics = false } = {}): Promise<Browser> {
  const { chromium: executablePath } = await ensureBrowser();
  // As on a computer without a graphics card: WebGL is drawn in software.
  const graphicsFlags = graphics ? ["--enable-unsafe-swiftshader"] : [];
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-quic", "--disable-dev-shm-usage", "--disable-gpu", ...graphicsFlags],
  });
}

/** Bytes of live JavaScript objects in the page. */
export async function heapBytes(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  await devtools.detach();
  return usedSize;
}
