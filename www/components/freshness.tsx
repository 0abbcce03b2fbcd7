import { type JSX, Match, Switch } from "solid-js";
import { isOnline } from "../data/online.ts";
import { counted, timeWithSeconds } from "../language/format.ts";
import { texts } from "../language/language.ts";

const text = texts(
  {
    asOf: (at: string) => `As of ${at}`,
    paused: (at: string) => `Paused. As of ${at}`,
    offline: (at: string) => `Offline. As of ${at}`,
    failing: (at: string, failures: number) =>
      `No answer for ${counted(failures, { one: "attempt", other: "attempts" })}. As of ${at}`,
    loadingFor: "Waiting for the first answer",
    never: "never",
  },
  {
    asOf: (at: string) => `Données de ${at}`,
    paused: (at: string) => `En pause. Données de ${at}`,
    offline: (at: string) => `Hors ligne. Données de ${at}`,
    failing: (at: string, failures: number) =>
      `Sans réponse depuis ${counted(failures, { one: "tentative", other: "tentatives" })}. Données de ${at}`,
    loadingFor: "En attente de la première réponse",
    never: "jamais",
  },
);

interface FreshnessProps {
  readonly at: string | number | null;
  readonly failures?: number;
  /** Whether what is shown follows the fleet, did so until it was stopped, or never does. @default "live" */
  readonly kind?: "live" | "paused" | "snapshot";
}

/** How fresh what is shown is: nothing may look live when it is not. Screen readers are told only of what goes wrong. */
export function Freshness(props: FreshnessProps): JSX.Element {
  const at = () => (props.at === null ? text().never : timeWithSeconds(props.at));
  return (
    <p class="freshness">
      <Switch fallback={<span classList={{ fresh: props.kind !== "snapshot" }}>{text().asOf(at())}</span>}>
        <Match when={!isOnline()}>
          <span class="stale" role="status">
            {text().offline(at())}
          </span>
        </Match>
        <Match when={(props.failures ?? 0) > 0}>
          <span class="stale" role="status">
            {text().failing(at(), props.failures ?? 0)}
          </span>
        </Match>
        <Match when={props.at !== null && props.kind === "paused"}>
          <span class="stale">{text().paused(at())}</span>
        </Match>
        <Match when={props.at === null}>
          <span>{text().loadingFor}</span>
        </Match>
      </Switch>
    </p>
  );
}
