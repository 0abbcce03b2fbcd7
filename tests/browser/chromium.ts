import { type Browser, chromium } from "playwright-core";
import { ensureBrowser } from "../../scripts/setup/browser.mjs";

/** A headless Chromium: the one on this machine, since none can be counted on to be downloaded. */
export async function launchChromium(): Promise<Browser> {
  const { chromium: executablePath } = await ensureBrowser();
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage"],
  });
}
