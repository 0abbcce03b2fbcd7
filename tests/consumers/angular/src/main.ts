import { Component, provideZonelessChangeDetection, signal } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import { summary } from "../fleet.js";
import { showOffThread } from "../off-thread.js";

@Component({ selector: "app-root", template: `<output id="client">{{ vehicles() }}</output>` })
class App {
  readonly vehicles = signal("");

  constructor() {
    const baseUrl = new URLSearchParams(location.search).get("baseUrl") ?? "";
    summary(baseUrl).then((text) => this.vehicles.set(text));
  }
}

showOffThread({
  worker: () => new Worker(new URL("./ocean.worker", import.meta.url), { type: "module" }),
});

bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });
