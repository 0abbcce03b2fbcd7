import { type Browser, chromium, type Page } from "playwright-core";
import { ensureBrowser } from "../../scripts/setup/browser.mjs";

/** A headless Chromium: the one on this machine, since none can be counted on to be downloaded. */
export async function launchChromium(): Promise<Browser> {
  const { chromium: executablePath } = await ensureBrowser();
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage"],
  });
}

/** Bytes of JavaScript objects in the page that are still of use. */
export async function heapBytes(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  await devtools.detach();
  return usedSize;
}
