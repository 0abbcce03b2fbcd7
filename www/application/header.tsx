import { For, type JSX, Show } from "solid-js";
import { isLanguage, LANGUAGES, language, setLanguage, texts } from "../language/language.ts";
import { setTimeZone, type TimeZone, timeZone } from "../language/time-zone.ts";
import { useSession } from "../session/session.tsx";
import { setTheme, type Theme, theme } from "./theme.ts";

const text = texts(
  {
    language: "Language",
    timeZone: "Time zone",
    zones: { local: "Local", utc: "UTC" },
    theme: "Theme",
    themes: { system: "Auto", light: "Light", dark: "Dark" },
    signOut: "Sign out",
  },
  {
    language: "Langue",
    timeZone: "Fuseau horaire",
    zones: { local: "Local", utc: "UTC" },
    theme: "Thème",
    themes: { system: "Auto", light: "Clair", dark: "Sombre" },
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
        <Setting name="language" label={text().language} value={language()} onChange={chooseLanguage}>
          <For each={LANGUAGES}>{(each) => <option value={each}>{LANGUAGE_NAMES[each]}</option>}</For>
        </Setting>
        <Setting
          name="time-zone"
          label={text().timeZone}
          value={timeZone()}
          onChange={(zone) => setTimeZone(zone as TimeZone)}
        >
          <For each={ZONES}>{(each) => <option value={each}>{text().zones[each]}</option>}</For>
        </Setting>
        <Setting name="theme" label={text().theme} value={theme()} onChange={(wanted) => setTheme(wanted as Theme)}>
          <For each={THEMES}>{(each) => <option value={each}>{text().themes[each]}</option>}</For>
        </Setting>
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

/** A select whose label only screen readers get: its options say what it is for. */
function Setting(props: {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: JSX.Element;
}): JSX.Element {
  return (
    <>
      <label for={props.name} class="visually-hidden">
        {props.label}
      </label>
      <select id={props.name} value={props.value} onChange={(event) => props.onChange(event.currentTarget.value)}>
        {props.children}
      </select>
    </>
  );
}

function chooseLanguage(wanted: string): void {
  if (isLanguage(wanted)) setLanguage(wanted);
}
