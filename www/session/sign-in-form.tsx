import { createSignal, type JSX, Show } from "solid-js";
import { useConfiguration } from "../application/configuration.tsx";
import { Failure } from "../components/failure.tsx";
import { errorOf } from "../data/error.ts";
import { texts } from "../language/language.ts";
import { OCEAN_URL, SIMULATOR_URL } from "./base-url.ts";
import { originOutside } from "./origin.ts";
import { useSession } from "./session.tsx";

const text = texts(
  {
    login: "Login",
    password: "Password",
    baseUrl: "Base URL",
    ocean: "Ocean’s own",
    simulator: "Simulator’s",
    signIn: "Sign in",
    failed: "You could not be signed in",
    forbidden: (origin: string) =>
      `The console’s policy does not let the page reach ${origin}. Start it with --connect-to ${origin}.`,
  },
  {
    login: "Identifiant",
    password: "Mot de passe",
    baseUrl: "URL de base",
    ocean: "Celle d’Ocean",
    simulator: "Celle du simulateur",
    signIn: "Se connecter",
    failed: "La connexion a échoué",
    forbidden: (origin: string) =>
      `La politique de sécurité de la console interdit de joindre ${origin}. Lancez-la avec --connect-to ${origin}.`,
  },
);

/** Asks for a login and a password; for a base URL too, unless one is given. */
export function SignInForm(props: { login?: string; baseUrl?: string; hint?: JSX.Element }): JSX.Element {
  const session = useSession();
  const { hasSimulator, connectTo } = useConfiguration();
  const [isBusy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<Error | null>(null);
  const [forbiddenOrigin, setForbiddenOrigin] = createSignal<string | null>(null);

  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const value = (name: string) => String(new FormData(form).get(name) ?? "");
    const baseUrl = props.baseUrl ?? value("base-url").trim();
    setError(null);
    setForbiddenOrigin(originOutside(connectTo, baseUrl));
    if (forbiddenOrigin()) return;
    setBusy(true);
    try {
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
      <Show when={forbiddenOrigin()}>
        {(origin) => (
          <p class="failure" role="alert">
            {text().forbidden(origin())}
          </p>
        )}
      </Show>
      <Show when={error()}>{(problem) => <Failure title={text().failed} error={problem()} />}</Show>
      <button type="submit" class="primary" disabled={isBusy()}>
        {text().signIn}
      </button>
    </form>
  );
}
