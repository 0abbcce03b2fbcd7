import { createSignal, type JSX, Show } from "solid-js";
import { useConfiguration } from "../application/configuration.tsx";
import { Failure } from "../components/failure.tsx";
import { errorOf } from "../data/error.ts";
import { texts } from "../language/language.ts";
import { OCEAN_URL, SIMULATOR_URL, useSession } from "./session.tsx";

const text = texts(
  {
    login: "Login",
    password: "Password",
    baseUrl: "Base URL",
    ocean: "Ocean’s own",
    simulator: "Simulator’s",
    signIn: "Sign in",
    failed: "You could not be signed in",
  },
  {
    login: "Identifiant",
    password: "Mot de passe",
    baseUrl: "URL de base",
    ocean: "Celle d’Ocean",
    simulator: "Celle du simulateur",
    signIn: "Se connecter",
    failed: "La connexion a échoué",
  },
);

/** Asks for a login and a password; for a base URL too, unless one is given. */
export function SignInForm(props: { login?: string; baseUrl?: string; hint?: JSX.Element }): JSX.Element {
  const session = useSession();
  const { hasSimulator } = useConfiguration();
  const [isBusy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<Error | null>(null);

  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const value = (name: string) => String(new FormData(form).get(name) ?? "");
    setBusy(true);
    setError(null);
    try {
      const baseUrl = props.baseUrl ?? value("base-url").trim();
      await session.signIn({ login: value("login"), password: value("password"), baseUrl });
    } catch (problem) {
      setError(errorOf(problem));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form class="sign-in" onSubmit={submit}>
      <label class="field">
        {text().login}
        <input name="login" autocomplete="username" required value={props.login ?? ""} />
      </label>
      <label class="field">
        {text().password}
        <input name="password" type="password" autocomplete="current-password" required />
      </label>
      <Show when={props.baseUrl === undefined}>
        <label class="field">
          {text().baseUrl}
          <input
            name="base-url"
            inputmode="url"
            required
            value={hasSimulator ? SIMULATOR_URL : OCEAN_URL}
            list="base-urls"
          />
        </label>
        <datalist id="base-urls">
          <Show when={hasSimulator}>
            <option value={SIMULATOR_URL}>{text().simulator}</option>
          </Show>
          <option value={OCEAN_URL}>{text().ocean}</option>
        </datalist>
      </Show>
      {props.hint}
      <Show when={error()}>{(problem) => <Failure title={text().failed} error={problem()} />}</Show>
      <button type="submit" class="primary" disabled={isBusy()}>
        {text().signIn}
      </button>
    </form>
  );
}
