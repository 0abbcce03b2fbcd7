import { createEffect, ErrorBoundary, type JSX } from "solid-js";
import { Failure } from "../components/failure.tsx";
import { errorOf } from "../data/error.ts";
import { texts } from "../language/language.ts";
import { type View, viewNames } from "./views.ts";

const text = texts({ broken: "This view has failed" }, { broken: "Cette vue a rencontré un problème" });

/** What all views have in common: the heading, with what belongs beside it, and the document's title. */
export function ViewFrame(props: { name: View["name"]; aside?: JSX.Element; children: JSX.Element }): JSX.Element {
  createEffect(() => {
    document.title = `${viewNames()[props.name]} · Ocean fleet`;
  });
  return (
    <article class="view" classList={{ [`view-${props.name}`]: true }}>
      <header class="view-header">
        <h1>{viewNames()[props.name]}</h1>
        {props.aside}
      </header>
      <ErrorBoundary
        fallback={(problem, reset) => <Failure title={text().broken} error={errorOf(problem)} onRetry={reset} />}
      >
        {props.children}
      </ErrorBoundary>
    </article>
  );
}
