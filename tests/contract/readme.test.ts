// The README's tables and lists, beside the published types and the benchmark's report.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { type Declarations, published } from "./declarations.ts";

const read = (name: string) => readFile(fileURLToPath(new URL(`../../${name}`, import.meta.url)), "utf8");
const readme = await read("README.md");

/** A section of the README. */
const section = (heading: string): string =>
  readme.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? assert.fail(`no section ${heading}`);

/** The cells of the tables' rows in a text, without headings and rules. */
const rows = (text: string): string[][] =>
  text
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2)
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

/** Names in backticks. */
const namesIn = (text: string): string[] => Array.from(text.matchAll(/`([\w-]+)`/g), ([, name = ""]) => name);

/** The declared type of an export. */
function typeOf({ checker, exported }: Declarations, name: string) {
  return checker.getDeclaredTypeOfSymbol(exported.get(name) ?? assert.fail(`no ${name} is exported`));
}

const propertiesOf = (declarations: Declarations, name: string): string[] =>
  declarations.checker.getPropertiesOfType(typeOf(declarations, name)).map((property) => property.name);

test("the table of options has every option of a client", () => {
  const named = rows(section("Options")).flatMap(([option = ""]) => namesIn(option));
  assert.deepEqual(named.sort(), propertiesOf(published(), "ClientOptions").sort());
});

test("the defaults in the table of options are those of the types", async () => {
  const text = await read("pkg/generated/boundary.d.ts");
  const defaults = new Map(
    Array.from(text.matchAll(/@default (\S+)\s+\*\/\s+(\w+)\?:/g), ([, value = "", name = ""]) => [name, value]),
  );
  const units: Record<string, string> = { "512 MiB": String(2 ** 29), "16 MiB": String(2 ** 24) };
  let compared = 0;
  for (const [option = "", shown = ""] of rows(section("Options"))) {
    const values = shown.split(/, /).map((each) => units[each] ?? each.replaceAll(/[`,]/g, ""));
    namesIn(option).forEach((name, place) => {
      const value = defaults.get(name);
      if (value === undefined || ["baseUrl", "fetch"].includes(name)) return;
      assert.equal(values[place], value, name);
      compared++;
    });
  }
  assert.ok(compared > 8, String(compared));
});

test("the options of a request are all named", () => {
  const sentence = /Each request takes its own (.*?) as its second/s.exec(readme)?.[1] ?? assert.fail("no sentence");
  assert.deepEqual(namesIn(sentence).sort(), propertiesOf(published(), "RequestOptions").sort());
});

test("the table of errors has every code", () => {
  const type = typeOf(published(), "OceanErrorCode");
  assert.ok(type.isUnion());
  const codes = type.types.map((each) => (each.isStringLiteral() ? each.value : assert.fail("not a text")));
  const named = rows(section("Errors")).flatMap(([code = ""]) => namesIn(code));
  assert.deepEqual(named.sort(), codes.sort());
});

test("the figures are the benchmark's, rounded", async () => {
  const report = await read("docs/benchmarks.md");
  const figures = rows(section("How fast it is"));
  assert.equal(figures.length, 7);
  for (const [answer = "", ...shown] of figures) {
    for (const [place, runtime] of ["Node", "Chromium"].entries()) {
      const of = report.slice(report.indexOf(`| ${answer}, ${runtime} |`));
      const measured = /^\| *\| ocean-fleet \|(?:[^|]*\|){3} ([\d.]+)×/m.exec(of)?.[1];
      const difference = Math.abs(Number.parseFloat(shown[place] ?? "") - Number(measured));
      assert.ok(difference < 0.0501, `${answer}, ${runtime}: ${shown[place]} instead of ${measured}`);
    }
  }
});
