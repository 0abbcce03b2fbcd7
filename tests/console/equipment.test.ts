import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { launchChromium } from "../browser/chromium.ts";
import { ConsolePage } from "./console-page.ts";
import { TablePage } from "./table-page.ts";

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser.close());

const ENDPOINT = "materiel/list";
const PATH = "/equipment";

/** How the requests for the equipment have ended. */
function ends({ simulator }: ConsolePage): (string | null)[] {
  return simulator.log
    .read()
    .requests.filter(({ path }) => path.endsWith(ENDPOINT))
    .map(({ end }) => end);
}

test("all equipment is in the table and in the CSV file, and is requested once for two visits", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { path: PATH });
  const table = new TablePage(console.page);
  await table.counts("60 pieces of equipment");
  const cells = await table.allCells();
  const { fileName, lines } = await table.csv();
  assert.match(fileName, /^equipment-/);
  assert.deepEqual(lines, [await table.titles(), ...cells]);

  await console.go("Vehicles");
  await console.go("Equipment");
  await table.counts("60 pieces of equipment");
  await console.simulator.log.idle();
  assert.deepEqual(ends(console), ["complete"]);
  assert.deepEqual(console.problems, []);
});

test("loading shows its progress, and cancelling it closes the connection", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, {
    path: PATH,
    fleet: { vehicles: 3000, faults: [`slow-body:ms=30,bytes=5000@${ENDPOINT}`] },
  });
  await console.page.getByText(/^[\d,]+ records? · [\d.]+ kB$/).waitFor();
  await console.button("Cancel").click();
  await console.page.getByText("Cancelled:").waitFor();
  await console.simulator.log.idle();
  assert.deepEqual(ends(console), ["closed by client"]);

  console.simulator.faults.replace([]);
  await console.button("Load everything").click();
  await new TablePage(console.page).counts("3,000 pieces of equipment");
});

test("a piece of equipment opens by its name or the Enter key, with its details and its day, and closes again", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { path: PATH });
  const table = new TablePage(console.page);
  await table.counts("60 pieces of equipment");
  await table.sortBy("Tag");
  const [name = "", , , reference = ""] = await table.cells(0);

  await table.row(0).focus();
  await console.page.keyboard.press("Enter");
  const details = console.page.getByRole("complementary");
  await details.getByRole("heading", { name, exact: true }).waitFor();
  await details.getByText(reference, { exact: true }).waitFor();
  assert.equal(await table.row(0).getAttribute("aria-current"), "true");

  await details.getByLabel("Day").fill("2026-01-14");
  await details.getByText(/^\d+ positions?$/).waitFor();
  assert.ok((await details.getByRole("listitem").count()) > 0);

  await console.page.keyboard.press("Escape");
  await details.waitFor({ state: "detached" });
  await table.row(1).getByRole("button").click();
  await details.getByRole("button", { name: "Close" }).click();
  await details.waitFor({ state: "detached" });
});

test("a failure can be retried, and an account without equipment is told so", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, {
    path: PATH,
    fleet: { vehicles: 0, faults: [`status:code=403@${ENDPOINT}`] },
  });
  await console.page.getByRole("alert").getByText("The equipment could not be loaded").waitFor();
  console.simulator.faults.replace([]);
  await console.button("Try again").click();
  await console.page.getByText("This account has no equipment").waitFor();
});

test("what was loaded stays when loading it again fails", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { path: PATH });
  const table = new TablePage(console.page);
  await table.counts("60 pieces of equipment");
  console.simulator.faults.replace([`status:code=403@${ENDPOINT}`]);
  await console.button("Reload").click();
  await console.page.getByRole("alert").waitFor();
  assert.equal(await table.rowCount(), 60);
});
