import { byId } from "./dom.ts";
import { counted, megabytes } from "./format.ts";
import { DeviceList } from "./list.ts";
import { toRow } from "./row.ts";
import type { Progress, Session } from "./session.ts";

/** The view of a session's devices: loading, listed, filtered, empty or failed. */
export class DevicesView {
  readonly #section = byId("devices", HTMLElement);
  readonly #search = byId("search", HTMLInputElement);
  readonly #status = byId("status", HTMLParagraphElement);
  readonly #progress = byId("progress", HTMLDivElement);
  readonly #progressText = byId("progress-text", HTMLParagraphElement);
  readonly #error = byId("error", HTMLDivElement);
  readonly #empty = byId("empty", HTMLDivElement);
  readonly #list = new DeviceList();

  constructor(onRetry: () => void) {
    this.#search.addEventListener("input", () => this.#filter());
    byId("retry", HTMLButtonElement).addEventListener("click", onRetry);
  }

  hide(): void {
    this.#section.hidden = true;
    this.#search.value = "";
    this.#list.rows = [];
    this.#list.filter("");
  }

  /** Loads the session's devices and shows them; throws if that fails. */
  async load(session: Session): Promise<void> {
    this.#section.hidden = false;
    this.#error.hidden = true;
    this.#empty.hidden = true;
    this.#status.textContent = "Loading…";
    this.#busy = true;
    try {
      const devices = await session.devices((progress) => this.#report(progress));
      this.#list.rows = devices.map(toRow);
    } finally {
      this.#busy = false;
    }
    this.#filter();
    this.#search.focus();
  }

  showError(message: string, code: string): void {
    this.#status.textContent = "";
    byId("error-message", HTMLParagraphElement).textContent = message;
    byId("error-code", HTMLElement).textContent = code;
    this.#error.hidden = false;
  }

  set #busy(busy: boolean) {
    this.#section.ariaBusy = String(busy);
    this.#progress.hidden = !busy;
    this.#progressText.textContent = "";
    this.#search.disabled = busy;
  }

  #report({ records, receivedBytes }: Progress): void {
    // Not in the status, which screen readers would read aloud hundreds of times.
    this.#progressText.textContent = `${counted(records, "device")} so far, ${megabytes(receivedBytes)}`;
  }

  #filter(): void {
    const query = this.#search.value.trim();
    const matches = this.#list.filter(query);
    const all = counted(this.#list.size, "device");
    this.#status.textContent = query ? `${matches} of ${all}` : all;
    this.#showEmpty(matches === 0, query);
  }

  #showEmpty(empty: boolean, query: string): void {
    this.#empty.hidden = !empty;
    if (!empty) return;
    const [title, text] = query
      ? [`No device matches “${query}”`, "Search for part of a registration, make, town, driver or reason."]
      : ["Every device is communicating", "No device in this fleet has fallen silent."];
    byId("empty-title", HTMLHeadingElement).textContent = title;
    byId("empty-text", HTMLParagraphElement).textContent = text;
  }
}
