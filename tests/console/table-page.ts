import { readFile } from "node:fs/promises";
import papaparse from "papaparse";
import type { Locator, Page } from "playwright-core";

/** `aria-rowindex` counts from 1, and the head is a row. */
const FIRST_ROW_INDEX = 2;

/** The table of a view, as its user sees it. */
export class TablePage {
  readonly #page: Page;
  readonly table: Locator;
  /** What says how many rows there are. */
  readonly count: Locator;
  readonly search: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.table = page.getByRole("table");
    this.count = page.locator(".records-table-count");
    this.search = page.getByRole("searchbox", { name: /^(Search|Rechercher)$/ });
  }

  /** Waits until the count says so. */
  async counts(text: string): Promise<void> {
    await this.count.getByText(text, { exact: true }).waitFor();
  }

  /** A row, by its place in the table. */
  row(index: number): Locator {
    return this.table.locator(`tr[aria-rowindex="${index + FIRST_ROW_INDEX}"]`);
  }

  async cells(index: number): Promise<string[]> {
    return this.row(index).locator("th, td").allTextContents();
  }

  titles(): Promise<string[]> {
    return this.table.getByRole("columnheader").allTextContents();
  }

  async rowCount(): Promise<number> {
    return Number(await this.table.getAttribute("aria-rowcount")) - 1;
  }

  /** The text of every row, found by scrolling from the first to the last. */
  allCells(): Promise<string[][]> {
    return this.table.evaluate(async (table, firstRowIndex) => {
      const box = table.parentElement;
      const rows: string[][] = [];
      while (rows.length < Number(table.getAttribute("aria-rowcount")) - 1) {
        const row = table.querySelector(`tr[aria-rowindex="${rows.length + firstRowIndex}"]`);
        if (row) rows.push([...row.children].map((cell) => cell.textContent ?? ""));
        else {
          box?.scrollTo({ top: rows.length * 40 });
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
      }
      return rows;
    }, FIRST_ROW_INDEX);
  }

  /** Scrolls until the row is in the document. */
  async scrollTo(index: number): Promise<void> {
    const row = this.row(index);
    if ((await row.count()) > 0) return;
    await this.table.evaluate((table, top) => table.parentElement?.scrollTo({ top }), index * 40);
    await row.waitFor();
  }

  sortBy(title: string): Promise<void> {
    return this.table.getByRole("columnheader", { name: title, exact: true }).getByRole("button").click();
  }

  /** Downloads the CSV file. */
  async csv(): Promise<{ fileName: string; text: string; lines: string[][] }> {
    const [download] = await Promise.all([
      this.#page.waitForEvent("download"),
      this.#page.getByRole("button", { name: /CSV/ }).click(),
    ]);
    const text = await readFile(await download.path(), "utf8");
    const { data } = papaparse.parse<string[]>(text.replace(/^\uFEFF/, ""), { skipEmptyLines: true });
    return { fileName: download.suggestedFilename(), text, lines: data };
  }

  async toggleColumn(title: string): Promise<void> {
    await this.#page.getByRole("button", { name: "Columns", exact: true }).click();
    await this.#page.getByRole("checkbox", { name: title, exact: true }).click();
    await this.#page.keyboard.press("Escape");
  }
}
