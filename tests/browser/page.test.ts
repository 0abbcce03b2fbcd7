import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { MiddlewareHandler } from "hono";
import type { Browser } from "playwright-core";
import { launchChromium } from "./chromium.ts";
import { FleetPage } from "./fleet-page.ts";

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser.close());

test("a wrong password is reported next to the form, which stays", async (t) => {
  const fleet = await FleetPage.open(t, browser, { vehicles: 1 });
  await fleet.signIn("guess");
  await fleet.page.getByRole("alert").filter({ hasText: "(unauthenticated)" }).waitFor();
  await fleet.button("Sign in").waitFor();
});

test("after sign-in, every silent device is listed", async (t) => {
  const fleet = await FleetPage.open(t, browser, { vehicles: 50 });
  await fleet.signIn();
  await fleet.status.filter({ hasText: /^50 devices$/ }).waitFor();
  assert.equal(await fleet.rows.count(), 50);
  await fleet.page.getByText("Signed in as demo").waitFor();
  assert.deepEqual(fleet.uncaught, []);
});

test("a search narrows the list to rows with every word, ignoring case, accents and dashes", async (t) => {
  const fleet = await FleetPage.open(t, browser, { vehicles: 50 });
  await fleet.signIn();
  await fleet.status.filter({ hasText: "50 devices" }).waitFor();
  const plate = /[A-Z]{2}-\d{3}-[A-Z]{2}/;
  const wanted = fleet.rows.filter({ hasText: plate }).first();
  const registration = (await wanted.getByRole("rowheader").textContent()) ?? "";
  const town = (await wanted.getByRole("cell").nth(3).textContent()) ?? "";

  await fleet.search.fill(registration.replaceAll("-", "").toLowerCase());
  await fleet.status.filter({ hasText: /^1 of 50 devices$/ }).waitFor();
  assert.equal(await fleet.rows.count(), 1);

  await fleet.search.fill(
    `${registration} ${town
      .normalize("NFD")
      .replace(/\p{Mn}/gu, "")
      .toUpperCase()}`,
  );
  await fleet.status.filter({ hasText: /^1 of 50 devices$/ }).waitFor();

  await fleet.search.fill(`${registration} nowhere`);
  await fleet.heading(`No device matches “${registration} nowhere”`).waitFor();

  await fleet.search.fill("");
  await fleet.status.filter({ hasText: /^50 devices$/ }).waitFor();
  assert.equal(await fleet.rows.count(), 50);
});

test("a fleet without silent devices says so", async (t) => {
  const fleet = await FleetPage.open(t, browser, { vehicles: 0 });
  await fleet.signIn();
  await fleet.heading("Every device is communicating").waitFor();
  assert.equal(await fleet.page.getByRole("table").isVisible(), false);
});

test("of a large fleet, as much is shown as the user scrolls to", async (t) => {
  const fleet = await FleetPage.open(t, browser, { vehicles: 250 });
  await fleet.signIn();
  await fleet.status.filter({ hasText: "250 devices" }).waitFor();
  assert.equal(await fleet.rows.count(), 100);
  await fleet.button("Show more").scrollIntoViewIfNeeded();
  await fleet.rows.nth(199).waitFor();
  await fleet.rows.last().scrollIntoViewIfNeeded();
  await fleet.rows.nth(249).waitFor();
});

test("while the answer arrives, the page says how many records it has", async (t) => {
  const { handler, release } = heldHalfway();
  const fleet = await FleetPage.open(t, browser, { vehicles: 60, intercept: [handler] });
  await fleet.signIn();
  await fleet.soFar.filter({ hasText: /^[1-9]\d* devices? so far, [\d.]+ MB$/ }).waitFor();
  assert.equal(await fleet.progress.isVisible(), true);
  release();
  await fleet.status.filter({ hasText: /^60 devices$/ }).waitFor();
  assert.equal(await fleet.progress.isVisible(), false);
});

test("an answer that is not JSON is reported with its code, and can be requested again", async (t) => {
  let broken = true;
  const fleet = await FleetPage.open(t, browser, {
    vehicles: 5,
    intercept: [(c, next) => (broken && isList(c.req.path) ? Promise.resolve(c.html("<p>Maintenance</p>")) : next())],
  });
  await fleet.signIn();
  await fleet.heading("The devices could not be loaded").waitFor();
  await fleet.page.getByRole("alert").getByText("malformed-json").waitFor();
  broken = false;
  await fleet.button("Try again").click();
  await fleet.status.filter({ hasText: /^5 devices$/ }).waitFor();
  assert.equal(await fleet.heading("The devices could not be loaded").isVisible(), false);
});

test("a session that Ocean no longer accepts leads back to the form", async (t) => {
  const fleet = await FleetPage.open(t, browser, {
    vehicles: 5,
    intercept: [(c, next) => (isList(c.req.path) ? Promise.resolve(c.body(null, 401)) : next())],
  });
  await fleet.signIn();
  await fleet.page.getByRole("alert").filter({ hasText: "(unauthenticated)" }).waitFor();
  await fleet.button("Sign in").waitFor();
});

test("signing out, even while the list is loading, leaves none of it on the page", async (t) => {
  const { handler, release } = heldHalfway();
  const fleet = await FleetPage.open(t, browser, { vehicles: 60, intercept: [handler] });
  await fleet.signIn();
  await fleet.soFar.waitFor();
  await fleet.button("Sign out").click();
  release();
  await fleet.button("Sign in").waitFor();
  assert.equal(await fleet.rows.count(), 0);
  assert.equal(await fleet.page.getByRole("alert").count(), 0);
  assert.deepEqual(fleet.uncaught, []);
});

const isList = (path: string): boolean => path.endsWith("/noncommunicant/list");

/** Lets about 200 KB of a list through, and the rest once it is released. */
function heldHalfway(): { handler: MiddlewareHandler; release: () => void } {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const handler: MiddlewareHandler = async (c, next) => {
    await next();
    if (!isList(c.req.path) || !c.res.body) return;
    let passed = 0;
    const gate = new TransformStream<Uint8Array, Uint8Array>({
      async transform(piece, controller) {
        if (passed > 200_000) await released;
        passed += piece.byteLength;
        controller.enqueue(piece);
      },
    });
    c.res = new Response(c.res.body.pipeThrough(gate), c.res);
  };
  return { handler, release: () => release() };
}
