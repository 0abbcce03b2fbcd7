import { createEffect, createSignal } from "solid-js";

/** What the visitor wants: `system` follows the operating system. */
export type Theme = "system" | "light" | "dark";

export const [theme, setTheme] = createSignal<Theme>("system");

const system = matchMedia("(prefers-color-scheme: dark)");
const [isSystemDark, setSystemDark] = createSignal(system.matches);
system.addEventListener("change", () => setSystemDark(system.matches));

/** Whether the page is dark, for what CSS cannot reach, such as the map. */
export function isDark(): boolean {
  return theme() === "dark" || (theme() === "system" && isSystemDark());
}

/** Keeps the document in the theme. */
export function followTheme(): void {
  createEffect(() => {
    document.documentElement.dataset.theme = theme();
  });
}
