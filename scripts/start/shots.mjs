/** @typedef {import("playwright-core").Page} Page */
/**
 * @typedef {object} Shot a picture of the console
 * @property {string} name of its file
 * @property {string} path where it is taken
 * @property {{ width: number, height: number }} [size]
 * @property {boolean} [dark]
 * @property {boolean} [french]
 * @property {(page: Page) => Promise<unknown>} act what is done before it is taken, and waited for
 */

const PHONE = { width: 390, height: 780 };

/** @type {Shot[]} */
export const SHOTS = [
  { name: "map", path: "/map", act: mapDrawn },
  { name: "map-dark", path: "/map?at=8.6/48.75/2.4", dark: true, act: mapDrawn },
  { name: "map-day", path: "/map?vehicle=1200116&day=2026-03-10", act: dayDrawn },
  { name: "map-phone", path: "/map", size: PHONE, dark: true, french: true, act: mapDrawn },
  { name: "vehicles", path: "/vehicles", act: rowsLoaded },
  { name: "silent-devices", path: "/silent-devices", dark: true, act: rowsLoaded },
  { name: "auxiliary-equipment", path: "/auxiliary-equipment", size: { width: 1280, height: 1150 }, act: chartDrawn },
  { name: "equipment", path: "/equipment", act: rowsLoaded },
  { name: "events", path: "/events", french: true, act: rowsLoaded },
  { name: "inspector", path: "/inspector", size: { width: 1280, height: 1000 }, act: retried },
  { name: "speed", path: "/speed", size: { width: 1280, height: 1150 }, act: compared },
];

/** @param {Page} page */
async function mapDrawn(page) {
  await page.locator(".map-status .hint").waitFor();
  await page.waitForFunction(() => {
    /** @type {import("../../www/views/map/canvas/maplibre.ts").MapElement | null} */
    const element = document.querySelector(".map-canvas");
    const map = element?.map;
    return map?.loaded() && map.areTilesLoaded() && !map.isMoving();
  });
}

/** @param {Page} page */
async function dayDrawn(page) {
  await page.locator(".map-totals").waitFor();
  await mapDrawn(page);
}

/** @param {Page} page */
async function rowsLoaded(page) {
  await page.getByRole("row").nth(10).waitFor();
  await page.getByRole("progressbar").waitFor({ state: "detached" });
}

/** @param {Page} page */
async function chartDrawn(page) {
  await page.getByRole("heading", { level: 2 }).nth(1).waitFor();
}

/**
 * A request that the server fails twice.
 * @param {Page} page
 */
async function retried(page) {
  await page.getByRole("checkbox", { name: "Two server errors" }).click();
  await page.getByRole("button", { name: "All off" }).waitFor();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByText("struck 2 of 3").waitFor();
}

/** @param {Page} page */
async function compared(page) {
  await page.getByLabel("Fleet").selectOption({ index: 2 });
  await page.getByRole("button", { name: "Compare" }).click();
  await page.getByRole("table").waitFor({ timeout: 120_000 });
}
