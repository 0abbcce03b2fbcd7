import assert from "node:assert/strict";
import { JSDOM } from "jsdom";
import { simulatorUrl } from "../../package/servers.ts";
import { connect } from "../../package/simulated.ts";
import type { Runs } from "./run.ts";

export const readme: Runs = {
  "ocean-fleet": async (load, test) => {
    // A page of the server that also answers under `/restapi`, as behind a proxy.
    const { window } = new JSDOM("", { url: simulatorUrl() });
    Object.assign(globalThis, { document: window.document, location: window.location });
    test.after(() => {
      for (const name of ["document", "location"]) Reflect.deleteProperty(globalThis, name);
    });
    await load();
    const lines = Array.from(window.document.querySelectorAll("p"), ({ textContent }) => textContent);
    const devices = await connect().ocean.nonCommunicatingDevices();
    assert.ok(devices.length > 100);
    assert.equal(lines.length, devices.length);
    assert.ok(lines.some((line) => /^[A-Z]{2}-\d{3}-[A-Z]{2}: \d+ days, \p{L}/u.test(line ?? "")));
  },
};
