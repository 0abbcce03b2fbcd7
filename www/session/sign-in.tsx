import { type JSX, Show } from "solid-js";
import { texts } from "../language/language.ts";
import { useSession } from "./session.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import "./sign-in.css";

const text = texts(
  {
    title: "Your fleet, live",
    about:
      "Where every vehicle is, which devices have gone silent, and how equipment is used: read from the Ocean API by ocean-fleet, in your browser.",
    demo: "The simulator’s login and password are both “demo”. Nothing is stored.",
    expired: "Your session has expired",
    expiredAbout: "Sign in again to go on where you are.",
    signOut: "Sign out",
  },
  {
    title: "Votre flotte, en direct",
    about:
      "Où se trouve chaque véhicule, quels appareils sont devenus silencieux et à quoi servent les équipements : lu dans l’API d’Ocean par ocean-fleet, dans votre navigateur.",
    demo: "L’identifiant et le mot de passe du simulateur sont tous deux « demo ». Rien n’est enregistré.",
    expired: "Votre session a expiré",
    expiredAbout: "Reconnectez-vous pour continuer là où vous en êtes.",
    signOut: "Se déconnecter",
  },
);

/** What a visitor sees first. */
export function SignIn(props: { id: string }): JSX.Element {
  return (
    <main id={props.id} tabindex="-1" class="welcome">
      <section class="card">
        <h1>{text().title}</h1>
        <p>{text().about}</p>
        <SignInForm hint={<p class="hint">{text().demo}</p>} />
      </section>
    </main>
  );
}

/** Asks for the password again, above the view, which stays. */
export function SessionExpired(): JSX.Element {
  const session = useSession();
  return (
    <Show when={session.isExpired() && session.connection()}>
      {(connection) => (
        <dialog
          ref={(dialog) => queueMicrotask(() => dialog.showModal())}
          class="card"
          aria-labelledby="session-expired"
          onCancel={(event) => event.preventDefault()}
        >
          <h2 id="session-expired">{text().expired}</h2>
          <p>{text().expiredAbout}</p>
          <SignInForm login={connection().login} baseUrl={connection().baseUrl} />
          <button type="button" class="quiet" onClick={() => session.signOut()}>
            {text().signOut}
          </button>
        </dialog>
      )}
    </Show>
  );
}
