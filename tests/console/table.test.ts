import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import type { SimulatorOptions } from "../../simulator/server.ts";
import { launchChromium } from "../browser/chromium.ts";
import { ConsolePage } from "./console-page.ts";
import { TablePage } from "./table-page.ts";

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser.close());

async function vehicles(t: Parameters<typeof ConsolePage.signedIn>[0], count: number, fleet: SimulatorOptions = {}) {
  const console = await ConsolePage.signedIn(t, browser, { path: "/vehicles", fleet: { vehicles: count, ...fleet } });
  const table = new TablePage(console.page);
  await table.counts(`${new Intl.NumberFormat("en-GB").format(count)} vehicles`);
  return { console, table };
}

/** Vehicles of which little is known: what counts is how many there are. */
function manyVehicles(count: number) {
  const makes = ["Renault", "Peugeot", "Citroën", "Iveco"];
  return Array.from({ length: count }, (_, id) => ({
    vehicle: { id, immatriculation: `V-${id}`, marque: makes[id % makes.length] },
  }));
}

test("50,000 rows are counted, while the document holds fewer than 300 of them", async (t) => {
  const { console, table } = await vehicles(t, 50_000, { records: { vehicles: manyVehicles(50_000) } });
  assert.equal(await table.rowCount(), 50_000);
  assert.ok((await console.page.locator("tr").count()) < 300);

  await table.row(0).focus();
  await console.page.keyboard.press("End");
  await table.row(49_999).waitFor();
  assert.ok(await table.row(49_999).evaluate((row) => row === document.activeElement));
  assert.ok((await console.page.locator("tr").count()) < 300);

  await table.search.fill("renault");
  await table.count.getByText(/^[\d,]+ of 50,000 vehicles$/).waitFor();
  const found = await table.rowCount();
  assert.ok(found > 1000 && found < 50_000);
  assert.match((await table.cells(0)).join(" "), /renault/i);
  assert.deepEqual(console.problems, []);
});

test("a title sorts by its column, and the other way when pressed again", async (t) => {
  const { console, table } = await vehicles(t, 60);
  const collator = new Intl.Collator("en", { numeric: true });
  const sorted = (values: string[]) => {
    const known = values.filter((value) => value !== "").sort(collator.compare);
    return { known, missing: values.filter((value) => value === "") };
  };
  const column = async () => (await table.allCells()).map((cells) => cells[1] ?? "");

  await table.sortBy("Make");
  const header = table.table.getByRole("columnheader", { name: "Make" });
  assert.equal(await header.getAttribute("aria-sort"), "ascending");
  const ascending = await column();
  assert.deepEqual(ascending, [...sorted(ascending).known, ...sorted(ascending).missing]);

  await table.sortBy("Make");
  assert.equal(await header.getAttribute("aria-sort"), "descending");
  const descending = await column();
  assert.deepEqual(descending, [...sorted(ascending).known.reverse(), ...sorted(ascending).missing]);
  assert.equal(await console.page.locator("th[aria-sort]").count(), 1);
});

test("a search finds every word, whatever its case, accents and dashes", async (t) => {
  const { table } = await vehicles(t, 60);
  const [registration = "", make = ""] = await table.cells(5);
  await table.search.fill(`${make.toUpperCase()} ${registration.toLowerCase().replaceAll("-", "")}`);
  await table.counts("1 of 60 vehicles");
  assert.equal((await table.cells(0))[0], registration);

  await table.search.fill("citroen");
  await table.row(0).getByText("Citroën").waitFor();

  await table.search.fill("nothing is called this");
  await table.counts("0 of 60 vehicles");
  await table.table.page().getByText("Nothing matches").waitFor();
});

test("the keyboard moves from row to row, and follows a row's link", async (t) => {
  const { console, table } = await vehicles(t, 60);
  const isFocused = (index: number) => table.row(index).evaluate((row) => row === document.activeElement);
  const { keyboard } = console.page;
  await table.row(0).focus();
  await keyboard.press("ArrowDown");
  await keyboard.press("ArrowDown");
  await keyboard.press("ArrowUp");
  assert.ok(await isFocused(1));
  await keyboard.press("End");
  await table.row(59).waitFor();
  assert.ok(await isFocused(59));
  await keyboard.press("PageUp");
  assert.ok(!(await isFocused(59)));
  await keyboard.press("Home");
  await table.row(0).waitFor();
  assert.ok(await isFocused(0));

  // The keys go on from there, even when the row has been scrolled out of the document.
  await table.scrollTo(59);
  await table.row(0).waitFor({ state: "detached" });
  await keyboard.press("ArrowDown");
  await table.row(1).waitFor();
  assert.ok(await isFocused(1));
  await keyboard.press("Home");

  const address = await table.row(0).getByRole("link").getAttribute("href");
  await keyboard.press("Enter");
  await console.heading("Map").waitFor();
  assert.ok(console.page.url().includes(address ?? "no link"));
});

test("only one row is reached by the Tab key, and the head stays in sight", async (t) => {
  const { console, table } = await vehicles(t, 60);
  assert.equal(await table.table.locator('tbody tr[tabindex="0"]').count(), 1);
  await table.scrollTo(59);
  assert.ok(await table.table.getByRole("columnheader").first().isVisible());
  const [head, box] = await Promise.all(
    [table.table.getByRole("columnheader").first(), console.page.locator(".table-box")].map((each) =>
      each.boundingBox(),
    ),
  );
  assert.ok(head && box && Math.abs(head.y - box.y) < 3);
});

test("the CSV file holds what the table shows, in its order", async (t) => {
  const { table } = await vehicles(t, 60);
  await table.toggleColumn("Device");
  await table
    .row(0)
    .locator("td", { hasText: /^GT/ })
    .or(table.row(1).locator("td", { hasText: /^GT/ }))
    .first()
    .waitFor();
  await table.sortBy("Odometer");
  await table.search.fill("de");
  await table.count.getByText(" of 60 vehicles").waitFor();

  const [titles, cells] = [await table.titles(), await table.allCells()];
  const { fileName, text, lines } = await table.csv();
  assert.match(fileName, /^vehicles-\d{4}-\d\d-\d\d\.csv$/);
  assert.ok(text.startsWith("\uFEFF"));
  assert.deepEqual(lines[0], titles);
  const odometer = titles.indexOf("Odometer");
  const shown = lines.slice(1).map((line) => line.map((value, index) => (index === odometer ? whole(value) : value)));
  assert.ok(cells.length > 0 && cells.length < 60);
  assert.deepEqual(shown, cells);
});

/** A number of the file, as the table shows it. */
function whole(value: string): string {
  return value === "" ? "" : new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 }).format(Number(value));
}

test("a spreadsheet does not take a text of the CSV file for a formula", async (t) => {
  const record = (marque: string) => ({ vehicle: { id: 1, immatriculation: "AB-123-CD", marque } });
  const records = ['=HYPERLINK("http://x.example")', "+1", "@x", "-1", 'say "hi",\nnow'].map(record);
  const fleet = { records: { vehicles: records.map((each, id) => ({ vehicle: { ...each.vehicle, id } })) } };
  const console = await ConsolePage.signedIn(t, browser, { path: "/vehicles", fleet });
  const table = new TablePage(console.page);
  await table.counts("5 vehicles");
  const { lines } = await table.csv();
  assert.deepEqual(
    lines
      .slice(1)
      .map((line) => line[1])
      .sort(),
    [`'+1`, `'-1`, `'=HYPERLINK("http://x.example")`, `'@x`, 'say "hi",\nnow'],
  );
});

test("the page does not scroll sideways at a width of 360 pixels; the table does, behind its first column", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, {
    path: "/vehicles",
    context: { viewport: { width: 360, height: 740 } },
  });
  const table = new TablePage(console.page);
  await table.counts("60 vehicles");
  const overflow = await console.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0);
  await console.page.locator(".table-box").evaluate((box) => box.scrollTo({ left: 500 }));
  const [first, box] = [
    await table.row(0).getByRole("rowheader").boundingBox(),
    await console.page.locator(".table-box").boundingBox(),
  ];
  assert.ok(first && box && Math.abs(first.x - box.x) < 3);
});
