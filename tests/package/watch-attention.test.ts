import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { before, type TestContext, test } from "node:test";
import init from "ocean-fleet";
import { entities, entity, scene, settle, watch } from "./watching.ts";

before(() => init());

/** The page's surroundings, which Node lacks. */
function surround(t: TestContext, name: "document" | "navigator", value: object) {
  const given = Object.getOwnPropertyDescriptor(globalThis, name);
  Object.defineProperty(globalThis, name, { value, configurable: true });
  t.after(() => {
    if (given) Object.defineProperty(globalThis, name, given);
    else Reflect.deleteProperty(globalThis, name);
  });
}

for (const whenHidden of ["pause", "continue"] as const) {
  test(`a hidden page does${whenHidden === "pause" ? " not" : ""} poll with ${whenHidden}`, async (t) => {
    const document = Object.assign(new EventTarget(), { visibilityState: "visible" });
    surround(t, "document", document);
    const show = (visibilityState: string) => {
      document.visibilityState = visibilityState;
      document.dispatchEvent(new Event("visibilitychange"));
    };
    const { ocean, answer, pass, polls } = scene(t);
    answer(entities(entity(1)), entities(entity(2)), entities(entity(3)));
    const loop = watch(ocean.watch("entities", {}, { whenHidden }));
    await loop.next();
    const next = loop.next();
    await pass(10_000);
    show("hidden");
    await pass(600_000);
    assert.equal(polls(), whenHidden === "pause" ? 1 : 2);
    show("visible");
    await settle();
    assert.equal(polls(), 2, "one poll at once");
    await next;
    assert.equal(getEventListeners(document, "visibilitychange").length, 0);
  });
}

test("without a network there is no poll, and one at once when it is back", async (t) => {
  const navigator = { onLine: true };
  surround(t, "navigator", navigator);
  const events = new EventTarget();
  for (const name of ["addEventListener", "removeEventListener"] as const) {
    Object.defineProperty(globalThis, name, { value: events[name].bind(events), configurable: true });
    t.after(() => Reflect.deleteProperty(globalThis, name));
  }
  const { ocean, answer, pass, polls } = scene(t);
  answer(entities(entity(1)), entities(entity(2)));
  const loop = watch(ocean.watch("entities", {}, { whenHidden: "continue" }));
  await loop.next();
  const next = loop.next();
  await settle();
  navigator.onLine = false;
  events.dispatchEvent(new Event("offline"));
  await pass(600_000);
  assert.equal(polls(), 1);
  navigator.onLine = true;
  events.dispatchEvent(new Event("online"));
  await settle();
  assert.equal(polls(), 2);
  await next;
  for (const type of ["online", "offline"]) assert.equal(getEventListeners(events, type).length, 0);
});
