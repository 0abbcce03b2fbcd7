import type { JSX } from "solid-js";
import "./badge.css";

export type Tone = "plain" | "good" | "caution" | "critical";

/** A word that says how something is, with a sign of its own for each tone, so that colour is not all there is. */
export function Badge(props: { tone: Tone; children: JSX.Element }): JSX.Element {
  return <span class={`badge badge-${props.tone}`}>{props.children}</span>;
}
