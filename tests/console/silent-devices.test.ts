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

const ENDPOINT = "noncommunicant/list";
const PATH = "/silent-devices";

/** A silent device, under the vendor's names. */
function device(id: number, nbDaysInNC: number | null, qualification?: { libelle: string; dateFin?: string }) {
  return {
    detailedBoxDTO: { id, currentVehicule: { id, immatriculation: `V-${id}` } },
    ongletPositionVehicleDTO: { nbDaysInNC, address: { town: `Town ${id}`, latitude: 48.5, longitude: 2.25 } },
    qualificationNCVehiculeDTO: qualification && {
      qualificationNCDTO: { id: 1, libelle: qualification.libelle },
      qualificationNCVehiculeEnginLightDTO: { id, dateFin: qualification.dateFin ?? null },
    },
  };
}

test("the device that has been silent for longest comes first, and of the same day the unqualified one", async (t) => {
  const nonCommunicatingDevices = [
    device(1, 3),
    device(2, 40, { libelle: "Sold" }),
    device(3, null),
    device(4, 40),
    device(5, 1057),
    device(6, 8),
  ];
  const console = await ConsolePage.signedIn(t, browser, {
    path: PATH,
    fleet: { records: { nonCommunicatingDevices } },
  });
  const table = new TablePage(console.page);
  await table.counts("6 silent devices");
  const rows = (await table.allCells()).map((cells) => cells.slice(0, 2).join(" "));
  assert.deepEqual(rows, ["V-5 1,057", "V-4 40", "V-2 40", "V-6 8", "V-1 3", "V-3 Unknown"]);
  assert.equal(await table.row(0).locator(".badge-critical").count(), 1);
  assert.equal(await table.row(3).locator(".badge-caution").count(), 1);
  assert.deepEqual(console.problems, []);
});

test("devices are filtered by their qualification, and one that has expired counts as none", async (t) => {
  const nonCommunicatingDevices = [
    device(1, 9),
    device(2, 8, { libelle: "Sold" }),
    device(3, 7, { libelle: "In the garage", dateFin: "2020-01-01T00:00:00Z" }),
  ];
  const console = await ConsolePage.signedIn(t, browser, {
    path: PATH,
    fleet: { records: { nonCommunicatingDevices } },
  });
  const table = new TablePage(console.page);
  await table.counts("3 silent devices");
  await table.row(2).getByText("In the garage (expired)").waitFor();

  const filter = console.page.getByRole("combobox", { name: "Qualification" });
  assert.deepEqual(await filter.getByRole("option").allTextContents(), [
    "All",
    "Not qualified",
    "In the garage",
    "Sold",
  ]);
  await filter.selectOption("Not qualified");
  await table.counts("2 of 3 silent devices");
  assert.deepEqual([(await table.cells(0))[0], (await table.cells(1))[0]], ["V-1", "V-3"]);
  await filter.selectOption("Sold");
  await table.counts("1 of 3 silent devices");
  assert.equal((await table.cells(0))[0], "V-2");
});

test("every silent device of the fleet is in the table and in the CSV file", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { path: PATH });
  const table = new TablePage(console.page);
  await table.count.getByText(/^\d+ silent devices$/).waitFor();
  await console.settled();
  const cells = await table.allCells();
  const { fileName, lines } = await table.csv();
  assert.match(fileName, /^silent-devices-/);
  const days = (await table.titles()).indexOf("Days silent");
  const number = new Intl.NumberFormat("en-GB");
  // What is not known is a word in the table, but no number in the file.
  const shown = cells.map((row) => row.map((text, i) => (i === days && /^\D/.test(text) ? "" : text)));
  const saved = lines
    .slice(1)
    .map((row) => row.map((text, i) => (i === days && text ? number.format(Number(text)) : text)));
  assert.ok(cells.length > 20);
  assert.deepEqual(saved, shown);
});

test("a silent device leads to its vehicle and its place on the map, and back", async (t) => {
  const fleet = { records: { nonCommunicatingDevices: [device(77, 5)] } };
  const console = await ConsolePage.signedIn(t, browser, { path: PATH, fleet });
  await console.page.getByRole("link", { name: "V-77" }).click();
  await console.heading("Map").waitFor();
  assert.equal(new URL(console.page.url()).searchParams.get("vehicle"), "77");
  await console.page.goBack();
  await console.heading("Silent devices").waitFor();

  await console.page.getByRole("link", { name: "Town 77" }).click();
  await console.heading("Map").waitFor();
  assert.match(new URL(console.page.url()).searchParams.get("at") ?? "", /^14(\.0+)?\/48\.50*\/2\.250*$/);
});

test("devices show before the last byte has come, and cancelling closes the connection", async (t) => {
  const faults = [`slow-body:ms=20,bytes=20000@${ENDPOINT}`];
  const console = await ConsolePage.signedIn(t, browser, { path: PATH, fleet: { vehicles: 2000, faults } });
  const table = new TablePage(console.page);
  await table.row(0).waitFor();
  await console.page.getByRole("progressbar").waitFor();
  await console.button("Cancel").click();
  await console.page.getByText("Cancelled:").waitFor();
  await console.simulator.log.idle();
  const request = console.simulator.log.read().requests.find(({ path }) => path.endsWith(ENDPOINT));
  assert.equal(request?.end, "closed by client");
  const rows = await table.rowCount();
  assert.ok(rows > 0 && rows < 2000);
});

test("a fleet in which every device communicates has nothing to show, and a failure can be retried", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, {
    path: PATH,
    fleet: { vehicles: 0, faults: [`status:code=404@${ENDPOINT}`] },
  });
  await console.page.getByRole("alert").getByText("The silent devices could not be loaded").waitFor();
  assert.equal(await console.page.getByText("Every device communicates").count(), 0);
  console.simulator.faults.replace([]);
  await console.button("Try again").click();
  await console.page.getByText("Every device communicates").waitFor();
});
