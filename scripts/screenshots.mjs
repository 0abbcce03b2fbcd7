// npm run screenshots: takes the pictures of the console that README and docs show, in docs/screenshots.
// The fleet and the clock are fixed, so a picture changes only with what it shows; that of the speed shows new times.
import { mkdir } from "node:fs/promises";
import { chromium } from "playwright-core";
import { ensurePackage } from "./lib/package.mjs";
import { main } from "./lib/problem.mjs";
import { step } from "./lib/progress.mjs";
import { inProject } from "./lib/project.mjs";
import { startSimulator } from "./lib/simulator.mjs";
import { ensureBrowser } from "./setup/browser.mjs";
import { buildConsole, serveConsole } from "./start/console.mjs";
import { SHOTS } from "./start/shots.mjs";

const FOLDER = inProject("docs", "screenshots");
/** A working day in the morning, when a part of the fleet is on the road. */
const NOW = Date.UTC(2026, 2, 10, 9, 30);

await main(async () => {
  await ensurePackage();
  const { chromium: executablePath } = await ensureBrowser();
  await buildConsole();
  await mkdir(FOLDER, { recursive: true });
  const simulator = await startSimulator({ vehicles: 2000, clock: NOW });
  const served = await serveConsole({ simulator: simulator.url, port: 0 });
  const args = ["--no-sandbox", "--disable-quic", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];
  const browser = await chromium.launch({ executablePath, args });
  try {
    for (const shot of SHOTS) await step(`Take ${shot.name}`, () => take(browser, served.url, shot));
  } finally {
    await browser.close();
    await served.close();
    await simulator.close();
  }
});

/**
 * @param {import("playwright-core").Browser} browser
 * @param {string} url
 * @param {import("./start/shots.mjs").Shot} shot
 */
async function take(
  browser,
  url,
  { name, path, size = { width: 1280, height: 800 }, dark = false, french = false, act },
) {
  const context = await browser.newContext({
    viewport: size,
    colorScheme: dark ? "dark" : "light",
    locale: french ? "fr-FR" : "en-GB",
    timezoneId: "Europe/Paris",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(NOW);
  await page.goto(new URL(path, url).href);
  await page.getByLabel(french ? "Identifiant" : "Login", { exact: true }).fill("demo");
  await page.getByLabel(french ? "Mot de passe" : "Password", { exact: true }).fill("demo");
  await page.getByRole("button", { name: french ? "Se connecter" : "Sign in", exact: true }).click();
  await page.getByRole("navigation").waitFor();
  await act(page);
  // Nothing is to look as if it were pointed at.
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `${FOLDER}/${name}.jpg`, type: "jpeg", quality: 82 });
  await context.close();
}
