import { A } from "@solidjs/router";
import { For, type JSX } from "solid-js";
import { Dynamic } from "solid-js/web";
import { texts } from "../language/language.ts";
import { viewNames, views } from "./views.ts";

const text = texts({ views: "Views" }, { views: "Vues" });

export function Navigation(): JSX.Element {
  return (
    <nav aria-label={text().views}>
      <For each={views}>
        {({ name, path, icon }) => (
          <A href={path} activeClass="current">
            <Dynamic component={icon} size={18} aria-hidden="true" />
            {viewNames()[name]}
          </A>
        )}
      </For>
    </nav>
  );
}
