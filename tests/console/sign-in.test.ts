import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { launchChromium } from "../browser/chromium.ts";
import { ConsolePage } from "./console-page.ts";

let browser: Browser;
before(async () => {
  browser = await launchChromium({ graphics: true });
});
after(() => browser.close());

test("a wrong password is told, and the right one then signs in", async (t) => {
  const console = await ConsolePage.open(t, browser, { path: "/equipment" });
  await console.signIn("guess");
  await console.page.getByRole("alert").filter({ hasText: "Check the login and the password." }).waitFor();
  await console.signIn();
  await console.heading("Equipment").waitFor();
});

test("a server that cannot be reached is told, with the library's own words in the details", async (t) => {
  const nowhere = "http://127.0.0.1:9";
  const console = await ConsolePage.open(t, browser, { connectTo: [nowhere] });
  await console.page.getByLabel("Base URL", { exact: true }).fill(`${nowhere}/restapi`);
  await console.signIn();
  const alert = console.page.getByRole("alert");
  await alert.filter({ hasText: "The server cannot be reached." }).waitFor({ timeout: 60_000 });
  await alert.getByText("Details").click();
  await alert.getByText("CORS").waitFor();
});

test("a base URL that the policy forbids is told before anything is sent", async (t) => {
  const console = await ConsolePage.open(t, browser);
  await console.page.getByLabel("Base URL", { exact: true }).fill("https://ocean.example/restapi");
  await console.signIn();
  await console.page.getByRole("alert").filter({ hasText: "--connect-to https://ocean.example" }).waitFor();
  assert.deepEqual(console.problems, []);
});

test("an address survives signing in and out", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { path: "/events" });
  await console.heading("Events").waitFor();
  await console.button("Sign out").click();
  await console.button("Sign in").waitFor();
  assert.equal(await console.page.getByRole("navigation").count(), 0);
  await console.signIn();
  await console.heading("Events").waitFor();
});

test("an expired session asks for the password above the view, which then goes on", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { path: "/equipment" });
  await console.go("Equipment");
  console.simulator.tokens.expire();
  await console.go("Silent devices");
  const dialog = console.page.getByRole("dialog", { name: "Your session has expired" });
  await dialog.waitFor();
  await dialog.getByLabel("Password", { exact: true }).fill("demo");
  await dialog.getByRole("button", { name: "Sign in" }).click();
  await dialog.waitFor({ state: "detached" });
  assert.equal(new URL(console.page.url()).pathname, "/silent-devices");
  await console.page.getByRole("row").nth(1).waitFor();
});

test("nothing is stored, and the token is in no address", async (t) => {
  const console = await ConsolePage.open(t, browser, { path: "/vehicles" });
  const addresses: string[] = [];
  console.page.on("request", (request) => addresses.push(request.url()));
  await console.signIn();
  await console.heading("Vehicles").waitFor();
  // What pages like to remember.
  await console.page.getByLabel("Theme", { exact: true }).selectOption("dark");
  await console.page.getByLabel("Language", { exact: true }).selectOption("fr");
  await console.heading("Véhicules").waitFor();
  const stored = await console.page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookies: document.cookie,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
  }));
  assert.deepEqual(stored, { local: 0, session: 0, cookies: "", databases: 0, caches: 0 });
  assert.deepEqual(
    addresses.filter((address) => address.includes("token")),
    [],
  );
});
