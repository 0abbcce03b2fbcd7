import { For, type JSX, Show } from "solid-js";
import { isLanguage, LANGUAGES, language, setLanguage, texts } from "../language/language.ts";
import { setTimeZone, type TimeZone, timeZone } from "../language/time-zone.ts";
import { useSession } from "../session/session.tsx";
import { setTheme, type Theme, theme } from "./theme.ts";

const text = texts(
  {
    language: "Language",
    timeZone: "Time zone",
    zones: { local: "Local time", utc: "UTC" },
    theme: "Theme",
    themes: { system: "As the system", light: "Light", dark: "Dark" },
    signOut: "Sign out",
  },
  {
    language: "Langue",
    timeZone: "Fuseau horaire",
    zones: { local: "Heure locale", utc: "UTC" },
    theme: "Thème",
    themes: { system: "Comme le système", light: "Clair", dark: "Sombre" },
    signOut: "Se déconnecter",
  },
);

/** Each language by its own name. */
const LANGUAGE_NAMES = { en: "English", fr: "Français" };
const ZONES: readonly TimeZone[] = ["local", "utc"];
const THEMES: readonly Theme[] = ["system", "light", "dark"];

export function Header(): JSX.Element {
  const session = useSession();
  return (
    <header class="bar">
      <p class="brand">
        <img src="/icon.svg" alt="" width="28" height="28" />
        Ocean fleet
      </p>
      <div class="settings">
        <label>
          <span class="visually-hidden">{text().language}</span>
          <select
            value={language()}
            onChange={({ currentTarget: { value } }) => isLanguage(value) && setLanguage(value)}
          >
            <For each={LANGUAGES}>{(each) => <option value={each}>{LANGUAGE_NAMES[each]}</option>}</For>
          </select>
        </label>
        <label>
          <span class="visually-hidden">{text().timeZone}</span>
          <select value={timeZone()} onChange={(event) => setTimeZone(event.currentTarget.value as TimeZone)}>
            <For each={ZONES}>{(each) => <option value={each}>{text().zones[each]}</option>}</For>
          </select>
        </label>
        <label>
          <span class="visually-hidden">{text().theme}</span>
          <select value={theme()} onChange={(event) => setTheme(event.currentTarget.value as Theme)}>
            <For each={THEMES}>{(each) => <option value={each}>{text().themes[each]}</option>}</For>
          </select>
        </label>
        <Show when={session.connection()}>
          {(connection) => (
            <>
              <span class="user">{connection().login}</span>
              <button type="button" class="quiet" onClick={() => session.signOut()}>
                {text().signOut}
              </button>
            </>
          )}
        </Show>
      </div>
    </header>
  );
}
