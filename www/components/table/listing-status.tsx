import RotateCw from "lucide-solid/icons/rotate-cw";
import { type JSX, Match, Show, Switch } from "solid-js";
import type { Listing } from "../../data/listing.ts";
import { texts } from "../../language/language.ts";
import { Failure } from "../failure.tsx";
import { Freshness } from "../freshness.tsx";
import { Loading } from "../loading.tsx";

const text = texts(
  { reload: "Reload", cancelled: "Cancelled: what had arrived by then is shown.", resume: "Load everything" },
  {
    reload: "Actualiser",
    cancelled: "Annulé : seul ce qui était arrivé est affiché.",
    resume: "Tout charger",
  },
);

type Source = Pick<Listing<unknown>, "phase" | "progress" | "error" | "completedAt" | "cancel" | "reload">;

/** How old what is shown is, and a button that loads it again. */
export function ListingAside(props: { listing: Source }): JSX.Element {
  return (
    <div class="toolbar">
      <Show when={props.listing.completedAt() !== null}>
        <Freshness at={props.listing.completedAt()} kind="snapshot" />
      </Show>
      <button type="button" disabled={props.listing.phase() === "loading"} onClick={() => props.listing.reload()}>
        <RotateCw size={16} aria-hidden="true" />
        {text().reload}
      </button>
    </div>
  );
}

/** What there is to say while a listing is incomplete. */
export function ListingStatus(props: { listing: Source; failureTitle: string }): JSX.Element {
  return (
    <Switch>
      <Match when={props.listing.phase() === "loading"}>
        <Loading progress={props.listing.progress()} onCancel={() => props.listing.cancel()} />
      </Match>
      <Match when={props.listing.phase() === "failed" && props.listing.error()}>
        {(error) => <Failure title={props.failureTitle} error={error()} onRetry={() => props.listing.reload()} />}
      </Match>
      <Match when={props.listing.phase() === "cancelled"}>
        <div class="notice" role="status">
          <p>{text().cancelled}</p>
          <button type="button" onClick={() => props.listing.reload()}>
            {text().resume}
          </button>
        </div>
      </Match>
    </Switch>
  );
}
