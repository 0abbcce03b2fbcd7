import { Component, provideZonelessChangeDetection, signal } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import { summary } from "../fleet.js";

@Component({ selector: "app-root", template: `<output id="client">{{ vehicles() }}</output>` })
class App {
  readonly vehicles = signal("");

  constructor() {
    const baseUrl = new URLSearchParams(location.search).get("baseUrl") ?? "";
    summary(baseUrl).then((text) => this.vehicles.set(text));
  }
}

bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });
