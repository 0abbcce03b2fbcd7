import { byId } from "./dom.ts";
import { folded, integer } from "./format.ts";
import type { Row } from "./row.ts";

/** Rows added at a time: enough to fill several screens, but few enough to appear instantly. */
const SLICE = 100;

/** The table of devices. Rows are created as the user scrolls, so that ten thousand cost no more than ten. */
export class DeviceList {
  readonly #box = byId("list", HTMLDivElement);
  readonly #body = byId("rows", HTMLTableSectionElement);
  readonly #more = byId("more", HTMLButtonElement);
  #rows: Row[] = [];
  #matches: Row[] = [];

  constructor() {
    this.#more.addEventListener("click", () => this.#append());
    const near = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.#append();
      },
      { rootMargin: "800px" },
    );
    near.observe(this.#more);
  }

  /** Replaces the rows; `filter` shows them. */
  set rows(rows: Row[]) {
    this.#rows = rows;
  }

  get size(): number {
    return this.#rows.length;
  }

  /** Shows the rows that contain every word of the query, and returns how many there are. */
  filter(query: string): number {
    const words = folded(query).split(/\s+/).filter(Boolean);
    this.#matches = this.#rows.filter((row) => words.every((word) => row.searched.includes(word)));
    this.#body.replaceChildren();
    this.#box.hidden = this.#matches.length === 0;
    this.#append();
    return this.#matches.length;
  }

  #append(): void {
    const shown = this.#body.rows.length;
    this.#body.append(...this.#matches.slice(shown, shown + SLICE).map(toElement));
    this.#more.hidden = this.#body.rows.length >= this.#matches.length;
  }
}

function toElement(row: Row): HTMLTableRowElement {
  const element = document.createElement("tr");
  const registration = cell("th", row.registration);
  registration.scope = "row";
  const days = cell("td", row.daysSilent === null ? null : integer(row.daysSilent));
  days.classList.add("number", severity(row.daysSilent));
  element.append(
    registration,
    cell("td", row.vehicle),
    days,
    ...[row.lastCommunication, row.town, row.driver, row.qualification].map((text) => cell("td", text)),
  );
  return element;
}

function cell(tag: "th" | "td", text: string | null): HTMLTableCellElement {
  const element = document.createElement(tag);
  element.textContent = text ?? "–";
  if (text === null) element.classList.add("none");
  return element;
}

function severity(days: number | null): string {
  if (days === null) return "none";
  if (days < 7) return "recent";
  return days < 60 ? "weeks" : "months";
}
