import { isOceanError } from "ocean-fleet/worker";
import { type JSX, Show } from "solid-js";
import { adviceFor } from "../language/errors.ts";
import { texts } from "../language/language.ts";

const text = texts({ retry: "Try again", details: "Details" }, { retry: "Réessayer", details: "Détails" });

/** What went wrong, what to do, and the library's own words. */
export function Failure(props: { title: string; error: Error; onRetry?: () => void }): JSX.Element {
  return (
    <div class="failure" role="alert">
      <p class="failure-title">{props.title}</p>
      <p>{adviceFor(props.error)}</p>
      <details>
        <summary>
          {text().details}
          <Show when={isOceanError(props.error) && props.error.code}>{(code) => <code>{code()}</code>}</Show>
        </summary>
        <p lang="en">{props.error.message}</p>
      </details>
      <Show when={props.onRetry}>
        {(retry) => (
          <button type="button" onClick={() => retry()()}>
            {text().retry}
          </button>
        )}
      </Show>
    </div>
  );
}
