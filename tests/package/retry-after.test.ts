import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import init, { OceanClient } from "ocean-fleet";
import { failureOf } from "./failures.ts";

before(() => init());

/** What an error tells of a server that asks to wait like this. */
async function told(header: string): Promise<number | undefined> {
  const fetch = async () => new Response("", { status: 503, headers: { "retry-after": header } });
  const ocean = new OceanClient({ baseUrl: "https://ocean.example", token: "abc", fetch, retries: 0 });
  const error = await failureOf("server", () => ocean.nonCommunicatingDevices());
  return error.retryAfterMs;
}

describe("Retry-After", () => {
  for (const [header, milliseconds] of [
    [" 120 ", 120_000],
    ["0", 0],
    ["1.5", 2_000],
    ["30.5", 31_000],
    ["30.0", 30_000],
    ["0.001", 1_000],
    ["99999999999", 99_999_999_999_000],
  ] as const) {
    it(`may be seconds, which are rounded up: “${header}”`, async () => {
      assert.equal(await told(header), milliseconds);
    });
  }

  /** The forms of RFC 9110, 5.6.7, made of the first, such as “Sun, 06 Nov 1994 08:49:37 GMT”. */
  const forms: Record<string, (date: string) => string> = {
    "IMF-fixdate": (date) => date,
    "RFC 850": (date) => date.replace(/^..., (..) (...) ..(..)/, "Sunday, $1-$2-$3"),
    asctime: (date) =>
      date.replace(/^(...), (..) (...) (.{4}) (\S+) GMT/, "$1 $3 $2 $5 $4").replace(/ 0(\d) /, "  $1 "),
  };
  for (const [form, write] of Object.entries(forms)) {
    it(`may be a date in the form of ${form}`, async () => {
      const seconds = Math.ceil(Date.now() / 1_000);
      // Days of one digit and of two, at every time of the year, in this century.
      for (let days = 0; days < 400; days += 7) {
        const wait = 7_000 + days * 86_400_000;
        const header = write(new Date(seconds * 1_000 + wait).toUTCString());
        const milliseconds = await told(header);
        assert.ok(milliseconds && Math.abs(milliseconds - wait) <= 2_000, `${milliseconds} of ${header}`);
      }
    });
  }

  it("may be a day that only leap years have", async () => {
    assert.ok(await told("Tue, 29 Feb 2996 00:00:00 GMT"));
  });

  for (const header of [
    "",
    "soon",
    "-1",
    "+1",
    "1e3",
    "0x10",
    "Infinity",
    "NaN",
    ".5",
    "5.",
    "1.5.2",
    "1,5",
    "1 2",
    "1, 2",
    "3000-01-01",
    "1 January 3000",
    "2999-11-26T08:49:37Z",
    "Sun, 06 Nov 1994 08:49:37 GMT",
    "Sunday, 06-Nov-00 08:49:37 GMT",
    "Sun Nov  6 08:49:37 1994",
    "Wed, 30 Feb 2028 00:00:00 GMT",
    "Wed Feb 30 00:00:00 2028",
    "Wed, 29 Feb 2027 00:00:00 GMT",
    "Sun, 06 Nov 2994 24:00:00 GMT",
    "Sun, 06 Nov 2994 24:49:37 GMT",
    "Sun, 06 Nov 2994 08:60:00 GMT",
    "Sun, 06 Nov 2994 08:49:37 CET",
    "Sun, 06 Nov 2994 08:49:37",
    "Sun, 06 ovD 2994 08:49:37 GMT",
    "Sun, 06 November 2994 08:49:37 GMT",
    ", 06 Nov 2994 08:49:37 GMT",
    "06 Nov 2994 08:49:37 GMT",
    "Sun, 6 Nov 2994 08:49:37 GMT",
    "Sun Nov 6 08:49:37 2994",
    "Sun, 06 Nov 2994 08:49:37 GMT; x",
    "Sun, 06 Nov 2994 08:49:37 GMT, 5",
    "é, 06 Nov é",
  ]) {
    it(`is ignored where it is anything else: “${header}”`, async () => {
      assert.equal(await told(header), undefined);
    });
  }
});
