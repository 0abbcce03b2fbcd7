import { Navigate, Route, Router } from "@solidjs/router";
import { For, type JSX, Suspense } from "solid-js";
import { texts } from "../language/language.ts";
import { SessionProvider, WhileSignedIn } from "../session/session.tsx";
import { SessionExpired, SignIn } from "../session/sign-in.tsx";
import { Header } from "./header.tsx";
import { Navigation } from "./navigation.tsx";
import { views } from "./views.ts";

const text = texts({ skip: "Skip to the content" }, { skip: "Aller au contenu" });

const CONTENT = "content";

/** The whole application. Addresses stay what they are while the visitor signs in. */
export function Console(): JSX.Element {
  return (
    <SessionProvider>
      <Router root={Shell}>
        <For each={views}>{({ path, component }) => <Route path={path} component={component} />}</For>
        <Route path="*" component={() => <Navigate href="/map" />} />
      </Router>
    </SessionProvider>
  );
}

function Shell(props: { children?: JSX.Element }): JSX.Element {
  return (
    <div class="shell">
      <a class="skip" href={`#${CONTENT}`} rel="external">
        {text().skip}
      </a>
      <Header />
      <WhileSignedIn fallback={<SignIn id={CONTENT} />}>
        <Navigation />
        <main id={CONTENT} tabindex="-1">
          <Suspense>{props.children}</Suspense>
        </main>
        <SessionExpired />
      </WhileSignedIn>
    </div>
  );
}
