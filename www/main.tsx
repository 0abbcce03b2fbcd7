import { createEffect, createRoot } from "solid-js";
import { render } from "solid-js/web";
import { ConfigurationProvider, loadConfiguration } from "./application/configuration.tsx";
import { Console } from "./application/console.tsx";
import { followTheme } from "./application/theme.ts";
import { language } from "./language/language.ts";

const root = document.getElementById("console");
if (!root) throw new Error("index.html has no #console.");

createRoot(() => {
  followTheme();
  createEffect(() => {
    document.documentElement.lang = language();
  });
});

const configuration = await loadConfiguration();
render(
  () => (
    <ConfigurationProvider configuration={configuration}>
      <Console />
    </ConfigurationProvider>
  ),
  root,
);
