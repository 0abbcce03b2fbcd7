import { For, type JSX } from "solid-js";
import { milliseconds, number } from "../../language/format.ts";
import type { Comparison, Score } from "./comparison.ts";
import type { ContenderId } from "./contenders.ts";
import { contenderTexts, text } from "./texts.ts";

/** Differences below this are noise. */
const NOISE = 0.05;

/** What the numbers say, in words: also where the library loses. */
export function Verdict(props: { comparison: Comparison }): JSX.Element {
  return (
    <ul class="speed-list">
      <For each={sentencesOf(props.comparison)}>{(sentence) => <li>{sentence}</li>}</For>
    </ul>
  );
}

function sentencesOf({ scores }: Comparison): string[] {
  const score = (id: ContenderId) => scores.find((each) => each.id === id);
  const [parse, zod, page, worker] = [score("parse"), score("zod"), score("page"), score("worker")];
  if (!parse || !zod || !page || !worker) return [];
  const overZod = zod.medianMs / page.medianMs;
  const sentences = [
    againstParse(page),
    overZod >= 1 ? text().overZod(factor(overZod)) : text().underZod(factor(1 / overZod)),
  ];
  if (page.firstMs > parse.firstMs) {
    sentences.push(text().firstCall(milliseconds(page.firstMs), milliseconds(parse.firstMs)));
  }
  const later = worker.medianMs - page.medianMs;
  if (later > 0) sentences.push(text().roundTrip(milliseconds(later)));
  return sentences;
}

function againstParse({ id, speed }: Score): string {
  const { name } = contenderTexts()[id];
  if (Math.abs(speed - 1) < NOISE) return text().asFast(name);
  return speed > 1 ? text().faster(name, factor(speed)) : text().slower(name, factor(1 / speed));
}

export function factor(value: number): string {
  return number(value, value < 1 ? 2 : value < 10 ? 1 : 0);
}
