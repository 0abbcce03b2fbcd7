import { type Browser, chromium, type Page } from "playwright-core";
import { ensureBrowser } from "../../scripts/setup/browser.mjs";

/** A headless Chromium: the one on this machine, since a download cannot be relied on. */
export async function launchChromium(): Promise<Browser> {
  const { chromium: executablePath } = await ensureBrowser();
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage"],
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
