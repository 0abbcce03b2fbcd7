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

const ENDPOINT = "vehicule_engin/vehicles";
const SLOW = `slow-body:ms=20,bytes=20000@${ENDPOINT}`;

/** How the requests for the vehicles have ended. */
function ends({ simulator }: ConsolePage): (string | null)[] {
  return simulator.log
    .read()
    .requests.filter(({ path }) => path.endsWith(ENDPOINT))
    .map(({ end }) => end);
}

test("the vehicles are requested once, and the table shows all of them", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { path: "/vehicles" });
  const table = new TablePage(console.page);
  await table.counts("60 vehicles");
  await console.settled();
  await console.page.getByText(/^As of \d\d:\d\d:\d\d$/).waitFor();
  assert.deepEqual(ends(console), ["complete"]);
  assert.deepEqual(console.problems, []);
});

test("rows are there before the last byte, and cancelling closes the connection and keeps them", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, {
    path: "/vehicles",
    fleet: { vehicles: 2000, faults: [SLOW] },
  });
  const table = new TablePage(console.page);
  await table.row(0).waitFor();
  assert.deepEqual(ends(console), [null]);
  await console.page.getByRole("progressbar").waitFor();

  await console.button("Cancel").click();
  await console.page.getByText("Cancelled:").waitFor();
  await console.simulator.log.idle();
  assert.deepEqual(ends(console), ["closed by client"]);
  const rows = await table.rowCount();
  assert.ok(rows > 0 && rows < 2000);

  console.simulator.faults.replace([]);
  await console.button("Load everything").click();
  await table.counts("2,000 vehicles");
});

test("a failure says what to do, and trying again shows the vehicles", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, {
    path: "/vehicles",
    fleet: { faults: [`status:code=403@${ENDPOINT}`] },
  });
  const failure = console.page.getByRole("alert");
  await failure.getByText("The vehicles could not be loaded").waitFor();
  await failure.getByText("forbidden").waitFor();
  assert.equal(await console.page.getByText("This account has no vehicles").count(), 0);
  console.simulator.faults.replace([]);
  await console.button("Try again").click();
  await new TablePage(console.page).counts("60 vehicles");
  assert.equal(await failure.count(), 0);
});

test("vehicles that arrived before the connection was lost stay", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, {
    path: "/vehicles",
    // Slowly, because browsers drop what has arrived but has not been read when the connection is lost.
    fleet: { vehicles: 2000, faults: [SLOW, `cut:bytes=300000@${ENDPOINT}`] },
  });
  await console.page.getByRole("alert").getByText("network").waitFor();
  const rows = await new TablePage(console.page).rowCount();
  assert.ok(rows > 0 && rows < 2000);
});

test("an account without vehicles is told so", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { path: "/vehicles", fleet: { vehicles: 0 } });
  await console.page.getByText("This account has no vehicles").waitFor();
  assert.ok(await console.button(/CSV/).isDisabled());
});

test("a column is requested when it is chosen, and hiding one requests nothing", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { path: "/vehicles" });
  const table = new TablePage(console.page);
  await table.counts("60 vehicles");
  assert.ok(!(await table.titles()).includes("VIN"));

  await table.toggleColumn("VIN");
  await table.table.getByRole("columnheader", { name: "VIN" }).waitFor();
  await console.settled();
  assert.equal(ends(console).length, 2);
  const vin = (await table.titles()).indexOf("VIN");
  assert.ok((await table.allCells()).some((cells) => /^[A-Z0-9]{17}$/.test(cells[vin] ?? "")));

  await table.toggleColumn("Make");
  await table.table.getByRole("columnheader", { name: "Make" }).waitFor({ state: "detached" });
  await console.settled();
  assert.equal(ends(console).length, 2);
});

test("maintenance that is due is told from what is planned, by the day and by the odometer", async (t) => {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const vehicle = (id: number, visites: object[]) => ({
    vehicle: { id, immatriculation: `V-${id}` },
    releve: { value: 50_000, dateReleve: day(-1) },
    visites,
  });
  const vehicles = [
    vehicle(1, [{ datePrevue: day(-2), description: "Late" }]),
    vehicle(2, [{ datePrevue: day(400) }, { datePrevue: day(10), description: "Near" }]),
    vehicle(3, [{ datePrevue: day(300), compteurPrevu: 49_000 }]),
    vehicle(4, [{ datePrevue: day(300), compteurPrevu: 50_900 }]),
    vehicle(5, [{ datePrevue: day(300), compteurPrevu: 60_000 }]),
    vehicle(6, []),
  ];
  const console = await ConsolePage.signedIn(t, browser, { path: "/vehicles", fleet: { records: { vehicles } } });
  const table = new TablePage(console.page);
  await table.counts("6 vehicles");
  const column = (await table.titles()).indexOf("Maintenance");
  const states = async () => (await table.allCells()).map((cells) => `${cells[0]} ${cells[column]}`);
  assert.deepEqual(await states(), [
    "V-1 Overdue",
    "V-2 Due soon",
    "V-3 Overdue",
    "V-4 Due soon",
    "V-5 Planned",
    "V-6 ",
  ]);

  await console.page.getByRole("checkbox", { name: "Maintenance due" }).check();
  await table.counts("4 of 6 vehicles");
  await table.sortBy("Maintenance");
  assert.deepEqual(await states(), ["V-1 Overdue", "V-3 Overdue", "V-2 Due soon", "V-4 Due soon"]);
});

test("who signs in again after the session has expired has the view back, with the search", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { path: "/vehicles" });
  const table = new TablePage(console.page);
  await table.counts("60 vehicles");
  await table.search.fill("renault");
  await table.count.getByText(" of 60 vehicles").waitFor();
  console.simulator.tokens.expire();
  await console.button("Reload").click();
  await console.page.getByRole("dialog").getByLabel("Password", { exact: true }).fill("demo");
  await console.page.getByRole("dialog").getByRole("button", { name: "Sign in" }).click();
  await console.page.getByRole("dialog").waitFor({ state: "detached" });
  await table.count.getByText(" of 60 vehicles").waitFor();
  assert.equal(await table.search.inputValue(), "renault");
  assert.equal(await console.page.getByRole("alert").count(), 0);
});

test("the view is in French for who reads French", async (t) => {
  const console = await ConsolePage.open(t, browser, { path: "/vehicles" });
  await console.signIn();
  await console.page.getByLabel("Language").selectOption("fr");
  await console.heading("Véhicules").waitFor();
  const table = new TablePage(console.page);
  await table.counts("60 véhicules");
  assert.deepEqual((await table.titles()).slice(0, 3), ["Immatriculation", "Marque", "Modèle"]);
  await table.search.fill("renault");
  await table.count.getByText(/^\d+ véhicules? sur 60$/).waitFor();
  assert.match((await table.csv()).text, /^\uFEFFImmatriculation,Marque,Modèle,/);
});
