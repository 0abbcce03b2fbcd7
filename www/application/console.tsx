import { Navigate, Route, Router } from "@solidjs/router";
import { ErrorBoundary, For, type JSX, Suspense } from "solid-js";
import { Failure } from "../components/failure.tsx";
import { Loading } from "../components/loading.tsx";
import { errorOf } from "../data/error.ts";
import { texts } from "../language/language.ts";
import { SessionProvider, WhileSignedIn } from "../session/session.tsx";
import { SessionExpired, SignIn } from "../session/sign-in.tsx";
import { Header } from "./header.tsx";
import { Navigation } from "./navigation.tsx";
import { views } from "./views.ts";

const text = texts(
  { skip: "Skip to the content", notLoaded: "This view could not be loaded" },
  { skip: "Aller au contenu", notLoaded: "Cette vue n’a pas pu être chargée" },
);

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
          <ErrorBoundary fallback={notLoaded}>
            <Suspense fallback={<Loading progress={null} />}>{props.children}</Suspense>
          </ErrorBoundary>
        </main>
        <SessionExpired />
      </WhileSignedIn>
    </div>
  );
}

/** A view's code that does not arrive is not asked for again by the browser, so only a reload helps. */
function notLoaded(problem: unknown): JSX.Element {
  return <Failure title={text().notLoaded} error={errorOf(problem)} onRetry={() => location.reload()} />;
}
