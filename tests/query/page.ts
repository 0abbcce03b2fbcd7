import { JSDOM } from "jsdom";

// The page that the libraries find when they are imported.

const { window } = new JSDOM("", { url: "http://localhost:3000/" });

for (const name of [
  "window",
  "document",
  "navigator",
  "Node",
  "Element",
  "HTMLElement",
  "HTMLIFrameElement",
  "Text",
  "Comment",
]) {
  Object.defineProperty(globalThis, name, { value: window[name as "window"], configurable: true, writable: true });
}
