import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Locator } from "playwright-core";
import { type Attempt, attemptOf } from "../../www/session/activity.ts";
import { launchChromium } from "../browser/chromium.ts";
import { RESOURCE_NAMES, rowOf } from "../resources.ts";
import { ConsolePage } from "./console-page.ts";

const PATH = "/inspector";

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser.close());

test("requests that fail twice are listed with their retries, then with success", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { path: PATH });
  await switchOn(console, "Two server errors");
  await console.button("Send").click();
  await figure(console, "Attempts", "3").waitFor();

  const rows = await attempts(console);
  assert.deepEqual(
    rows.map(([, endpoint, attempt, status]) => [endpoint, attempt, status?.slice(0, 3)]),
    [
      ["GET vehicule_engin/vehicles", "3", "200"],
      ["GET vehicule_engin/vehicles", "2", "503"],
      ["GET vehicule_engin/vehicles", "1", "503"],
    ],
  );
  assert.match(rows[2]?.[3] ?? "", /server: again after [\d.]+ ms/);
  await console.page.getByText("struck 2 of 3").waitFor();
  await figure(console, "Records", "60").waitFor();
});

test("an outage ends with an error that says what to do", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { path: PATH });
  await switchOn(console, "Outage");
  await console.button("Send").click();
  const alert = console.page.getByRole("alert");
  await alert.getByText("The server has a problem. Try again in a moment.").waitFor();
  await figure(console, "Attempts", "3").waitFor();
});

test("issues are listed by path and type, and no value of a record is shown", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { path: PATH });
  await switchOn(console, "Wrong types");
  await console.button("Send").click();
  await console.page.getByRole("alert").getByText("invalid-response").waitFor();
  const strict = await tableRows(console.page.getByRole("table", { name: "Issues" }));

  assert.ok(strict.length > 0);
  for (const [path, expected, received, offset] of strict) {
    assert.match(path ?? "", /^\d+(\.[A-Za-z]\w*|\.\d+)+$/);
    assert.match(expected ?? "", /^(integer|number|boolean|.* or .*)$/);
    assert.equal(received, "string");
    assert.match(offset ?? "", /^[\d,]+$/);
  }

  await console.page.getByLabel("Validation").selectOption("lenient");
  await console.button("Send").click();
  await figure(console, "Records", "60").waitFor();
  assert.ok((await tableRows(console.page.getByRole("table", { name: "Issues" }))).length > 0);
});

test("drift is listed once per kind, however often it is met", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { path: PATH });
  await switchOn(console, "Unknown fields");
  const drift = console.page.getByRole("region", { name: "Drift" }).getByRole("listitem");
  for (const requests of [1, 2]) {
    await console.button("Send").click();
    await figure(console, "Attempts", "1").waitFor();
    await console.page.getByText(`struck ${requests} of ${requests}`).waitFor();
  }
  const listed = await drift.allTextContents();
  assert.ok(listed.length > 0);
  assert.equal(new Set(listed).size, listed.length);
  assert.match(listed[0] ?? "", /nouveauChamp.*Unknown field · vehicule_engin\/vehicles/);
});

test("the switches show what is on in the simulator, whoever has switched it on", async (t) => {
  const console = await ConsolePage.open(t, browser, { path: PATH, fleet: { faults: ["slow-headers:ms=1", "gzip"] } });
  console.simulator.faults.replace(["drift", "gzip"]);
  await console.signIn();
  await console.page.getByText("Also active: gzip").waitFor();
  assert.equal(await console.page.getByLabel("Unknown fields").isChecked(), true);
  assert.equal(await console.page.getByLabel("Outage").isChecked(), false);

  await console.button("All off").click();
  await console.page
    .getByLabel("Unknown fields", { exact: true })
    .and(console.page.locator(":not(:checked)"))
    .waitFor();
  assert.deepEqual(console.simulator.faults.states(), []);
});

for (const { leave, how } of [
  { how: "another view is opened", leave: (console: ConsolePage) => console.go("Vehicles") },
  { how: "the page is left", leave: ({ page }: ConsolePage) => page.goto("about:blank") },
]) {
  test(`faults are switched off when ${how}, but for those of others`, async (t) => {
    const console = await ConsolePage.signedIn(t, browser, { path: PATH, fleet: { faults: ["gzip"] } });
    await switchOn(console, "Outage");
    assert.deepEqual(specs(console), ["gzip", "status"]);
    await leave(console);
    await until(console, () => specs(console).length < 2);
    assert.deepEqual(specs(console), ["gzip"]);
  });
}

test("a session that has expired is signed in to again, and the view goes on", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { path: PATH });
  await console.button("Expire the session").click();
  await console.button("Send").click();
  const dialog = console.page.getByRole("dialog", { name: "Your session has expired" });
  await dialog.getByLabel("Password").fill("demo");
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await console.button("Send").click();
  await figure(console, "Records", "60").waitFor();
});

test("the list can be paused and cleared", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { path: PATH });
  await console.button("Send").click();
  await figure(console, "Records", "60").waitFor();
  await console.button("Pause").click();
  await console.button("Send").click();
  await figure(console, "Records", "60").waitFor();
  assert.equal((await attempts(console)).length, 1);
  await console.button("Resume").click();
  assert.equal((await attempts(console)).length, 2);
  await console.button("Clear").click();
  await console.page.getByText("No requests yet").waitFor();
});

test("a request can be cancelled, which closes its connection", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { path: PATH });
  await switchOn(console, "Stall");
  await console.button("Send").click();
  await until(console, () => console.simulator.log.read().inFlight > 0);
  await console.button("Cancel").click();
  await console.simulator.log.idle();
  assert.equal(console.simulator.log.read().requests.at(-1)?.end, "closed by client");
});

test("every resource can be requested, and is answered", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { path: PATH });
  await console.button("Send all").click();
  await console.button("Cancel").waitFor({ state: "detached" });
  const rows = await attempts(console);
  assert.deepEqual(
    rows.filter(([, , , status]) => status !== "200"),
    [],
  );
  const requested = new Set(rows.map(([, endpoint]) => endpoint));
  const resources = RESOURCE_NAMES.map(rowOf).map(({ method, path }) => `${method} ${path}`);
  assert.deepEqual([...requested].sort(), resources.sort());
  assert.deepEqual(await console.page.getByRole("alert").allTextContents(), []);
  assert.deepEqual(console.problems, []);
});

test("a measurement tells engine and objects apart, and what is kept", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { path: PATH });
  await console.button("Send").click();
  await console.button("Measure engine and objects").click();
  for (const name of ["Engine", "Objects", "Bytes kept"]) {
    await console.page.getByText(name, { exact: true }).waitFor();
  }
  assert.match((await shownValue(console, "Engine")) ?? "", /^[\d.]+ ms/);
  const [kept = 0, body = 0] = [...((await shownValue(console, "Bytes kept")) ?? "").matchAll(/([\d.]+) kB/g)]
    .slice(1)
    .map(([, kilobytes]) => Number(kilobytes));
  assert.ok(kept > 0 && kept < body, `${kept} of ${body}`);
  assert.deepEqual(console.problems, []);
});

test("of attempts at one endpoint, the one ends that began when the ended one did", () => {
  const attempt = (id: number, startedAt: number): Attempt => ({
    id,
    startedAt,
    method: "GET",
    endpoint: "vehicule_engin/vehicles",
    attempt: 1,
    response: null,
    retry: null,
  });
  const underWay = [attempt(1, 1_000), attempt(2, 1_400), attempt(3, 1_900)];
  const ended = { method: "GET", endpoint: "vehicule_engin/vehicles", attempt: 1, totalMs: 595 };
  assert.equal(attemptOf(underWay, ended, 2_000)?.id, 2);
  assert.equal(attemptOf(underWay, { ...ended, attempt: 2 }, 2_000), undefined);
});

async function switchOn(console: ConsolePage, fault: string): Promise<void> {
  await console.page.getByLabel(fault, { exact: true }).click();
  await console.page.getByText(/struck 0 of 0/).waitFor();
}

function specs({ simulator }: ConsolePage): string[] {
  return simulator.faults.states().map(({ spec }) => spec);
}

/** Waits for what is about to reach the simulator: other requests take turns with it. */
async function until({ url }: ConsolePage, condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1_000 && !condition(); turn++) await fetch(`${url}/simulator/clock`);
}

function attempts(console: ConsolePage): Promise<string[][]> {
  return tableRows(console.page.getByRole("region", { name: "Requests", exact: true }).getByRole("table"));
}

function tableRows(table: Locator): Promise<string[][]> {
  return table.evaluate((element: HTMLTableElement) =>
    [...(element.tBodies[0]?.rows ?? [])].map((row) => [...row.cells].map((cell) => cell.textContent?.trim() ?? "")),
  );
}

/** A figure with this value, of the request that was sent last. */
function figure({ page }: ConsolePage, name: string, value: string): Locator {
  return page.locator(".inspection-result .figures > div").filter({ hasText: new RegExp(`^${name}${value}$`) });
}

function shownValue({ page }: ConsolePage, name: string): Promise<string | null> {
  return page
    .locator("dt", { hasText: new RegExp(`^${name}$`) })
    .locator("xpath=following-sibling::dd")
    .textContent();
}
