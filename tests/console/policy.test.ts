import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { launchChromium } from "../browser/chromium.ts";
import { ConsolePage } from "./console-page.ts";
import { VIEWS } from "./views.ts";

let browser: Browser;
before(async () => {
  browser = await launchChromium({ graphics: true });
});
after(() => browser.close());

test("every page, script and style is served under a policy without unsafe-inline and unsafe-eval", async (t) => {
  const console = await ConsolePage.open(t, browser);
  const policies = new Map<string, string | undefined>();
  console.page.on("response", (response) => {
    const { "content-type": type = "", "content-security-policy": policy } = response.headers();
    if (/html|javascript|css/.test(type)) policies.set(response.url(), policy);
  });
  await console.page.reload();
  await console.signIn();
  await console.heading("Map").waitFor();
  assert.ok(policies.size > 3);
  for (const [url, policy] of policies) {
    assert.match(policy ?? "", /default-src 'none'/, url);
    assert.doesNotMatch(policy ?? "", /unsafe-inline|'unsafe-eval'|\*/, url);
  }
});

test("no view breaks the policy, or asks anything of another origin", async (t) => {
  const console = await ConsolePage.open(t, browser);
  const origins = new Set<string>();
  console.page.on("request", (request) => origins.add(new URL(request.url()).origin));
  await console.signIn();
  for (const name of VIEWS) await console.go(name);
  assert.deepEqual(
    [...origins].filter((origin) => origin !== "null"),
    [console.url],
  );
  assert.deepEqual(console.problems, []);
});

test("the policy does hold: an inline script does not run, and is reported", async (t) => {
  const console = await ConsolePage.open(t, browser);
  await console.button("Sign in").waitFor();
  const ran = await console.page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'ran'";
    document.body.append(script);
    return document.title;
  });
  assert.notEqual(ran, "ran");
  assert.match(console.problems.join(), /Content Security Policy/);
});
