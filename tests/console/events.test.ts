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

const ENDPOINT = "evenement/lastEvent";
const HOUR = 3_600_000;

async function events(t: Parameters<typeof ConsolePage.signedIn>[0], fleet = {}) {
  const console = await ConsolePage.signedIn(t, browser, { path: "/events", fleet });
  return { console, table: new TablePage(console.page) };
}

function requests({ simulator }: ConsolePage) {
  return simulator.log.read().requests.filter(({ path }) => path.endsWith(ENDPOINT));
}

test("the latest events are shown, the newest first, with the registration of their vehicles", async (t) => {
  const { console, table } = await events(t);
  await table.count.getByText(/^\d+ events$/).waitFor();
  await table.table
    .getByRole("link", { name: /^[A-Z]{2}-\d{3}-[A-Z]{2}$/ })
    .first()
    .waitFor();
  const times = await table.allCells().then((rows) => rows.map(([at = ""]) => Date.parse(at)));
  assert.ok(times.length > 20);
  assert.deepEqual(
    times,
    [...times].sort((a, b) => b - a),
  );
  const { lines } = await table.csv();
  assert.deepEqual(lines, [await table.titles(), ...(await table.allCells())]);
  assert.deepEqual(console.problems, []);
});

test("an event that happens comes in at the top, and is marked for a moment", async (t) => {
  const { console, table } = await events(t);
  await table.count.getByText(/^\d+ events$/).waitFor();
  const before = await table.cells(0);
  console.simulator.advance(3 * HOUR);
  await console.poll();
  await table.table.locator("tr.marked").first().waitFor();
  assert.notDeepEqual(await table.cells(0), before);
  await table.table.locator("tr.marked").first().waitFor({ state: "detached" });
});

test("new events wait behind a button while somebody reads further down", async (t) => {
  const { console, table } = await events(t, { vehicles: 200 });
  await table.count.getByText(/^\d+ events$/).waitFor();
  await table.scrollTo(100);
  const read = await table.cells(100);
  console.simulator.advance(3 * HOUR);
  await console.poll();
  const button = console.button(/^\d+ new events?$/);
  await button.waitFor();
  assert.deepEqual(await table.cells(100), read);

  const waiting = Number.parseInt((await button.textContent()) ?? "", 10);
  await button.click();
  await button.waitFor({ state: "detached" });
  await table.row(0).waitFor();
  assert.ok(waiting > 0);
  await table.table.locator("tr.marked").first().waitFor();
});

test("the kinds that are chosen decide what is requested", async (t) => {
  const { console, table } = await events(t);
  await table.count.getByText(/^\d+ events$/).waitFor();
  for (const kind of ["Start", "Driver’s badge", "Power cut", "Low battery", "GPS lost"]) {
    await console.page.getByRole("checkbox", { name: kind }).uncheck();
  }
  await table.table.getByText("Start", { exact: true }).first().waitFor({ state: "detached" });
  await console.settled();
  const column = (await table.titles()).indexOf("Event");
  const kinds = new Set((await table.allCells()).map((cells) => cells[column]));
  assert.deepEqual([...kinds], ["Stop"]);

  await console.page.getByRole("checkbox", { name: "Stop" }).uncheck();
  await console.page.getByText("Choose at least one kind of event").waitFor();
});

test("pausing stops the requests and says so, and resuming goes on", async (t) => {
  const { console, table } = await events(t);
  await table.count.getByText(/^\d+ events$/).waitFor();
  await console.button("Pause").click();
  await console.page.getByText(/^Paused\. As of \d\d:\d\d:\d\d$/).waitFor();
  const before = requests(console).length;
  console.simulator.advance(3 * HOUR);
  await console.poll();
  assert.equal(requests(console).length, before);

  await console.button("Resume").click();
  await table.table.locator("tr.marked").first().waitFor();
  assert.equal(requests(console).length, before + 1);
});

test("without a network, and while the server fails, the view says how old its events are", async (t) => {
  const { console, table } = await events(t);
  await table.count.getByText(/^\d+ events$/).waitFor();
  await console.page.context().setOffline(true);
  await console.page.getByText(/^Offline\. As of/).waitFor();

  console.simulator.faults.replace([`status:code=500@${ENDPOINT}`]);
  await console.page.context().setOffline(false);
  await console.page.getByText(/^No answer for \d+ attempts?\. As of/).waitFor();
  assert.ok((await table.rowCount()) > 0);

  console.simulator.faults.replace([]);
  await console.poll();
  await console.page.getByText(/^As of \d\d:\d\d:\d\d$/).waitFor();
});

test("what cannot pass ends the watch, and it can be started again", async (t) => {
  const { console, table } = await events(t, { faults: [`status:code=403@${ENDPOINT}`] });
  await console.page.getByRole("alert").getByText("The events can no longer be followed").waitFor();
  console.simulator.faults.replace([]);
  await console.button("Try again").click();
  await table.count.getByText(/^\d+ events$/).waitFor();
});

test("a fleet in which nothing has happened has nothing to show", async (t) => {
  const { console } = await events(t, { vehicles: 0 });
  await console.page.getByText("Nothing of this kind has happened").waitFor();
});
