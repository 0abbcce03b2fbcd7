import type { JSX } from "solid-js";
import { type Bar, Bars } from "../../components/chart/bars.tsx";
import { NumberTable } from "../../components/chart/numbers.tsx";
import { seriesColour } from "../../components/chart/palette.ts";
import { bytes, counted, milliseconds } from "../../language/format.ts";
import type { Comparison, Score } from "./comparison.ts";
import type { ContenderId } from "./contenders.ts";
import { contenderTexts, text } from "./texts.ts";
import { factor, Verdict } from "./verdict.tsx";

/** From here on, people notice. */
const LONG_BLOCK_MS = 50;

/** The library's own ways look alike. */
const COLOURS: Readonly<Record<ContenderId, string>> = {
  parse: seriesColour(7),
  zod: seriesColour(1),
  page: seriesColour(0),
  slices: seriesColour(0),
  worker: seriesColour(0),
};

/** What a comparison has found: charts, words and numbers. */
export function ComparisonResult(props: { comparison: Comparison }): JSX.Element {
  const bars = (value: (score: Score) => number, label: (score: Score) => string) =>
    props.comparison.scores.map(
      (score): Bar => ({
        name: contenderTexts()[score.id].name,
        colour: COLOURS[score.id],
        value: value(score),
        label: label(score),
      }),
    );
  const subject = () =>
    text().subject(
      counted(props.comparison.records, text().records),
      bytes(props.comparison.bytes),
      counted(props.comparison.rounds, text().rounds),
    );
  return (
    <>
      <section class="card" aria-labelledby="speed-times">
        <h2 id="speed-times">{text().timeTitle}</h2>
        <p class="hint">{subject()}</p>
        <Bars
          label={text().timeTitle}
          bars={bars(
            ({ medianMs }) => medianMs,
            ({ medianMs, speed }) => `${milliseconds(medianMs)} · ${text().times(factor(speed))}`,
          )}
        />
        <h3>{text().verdict}</h3>
        <Verdict comparison={props.comparison} />
      </section>
      <section class="card" aria-labelledby="speed-blocks">
        <h2 id="speed-blocks">{text().blockTitle}</h2>
        <p class="hint">{text().blockHint}</p>
        <Bars
          label={text().blockTitle}
          limit={{ value: LONG_BLOCK_MS, label: text().limit }}
          bars={bars(
            ({ blockMs }) => blockMs,
            ({ blockMs }) => milliseconds(blockMs),
          )}
        />
      </section>
      <section class="card" aria-labelledby="speed-numbers">
        <h2 id="speed-numbers">{text().tableTitle}</h2>
        <NumberTable
          caption={text().tableTitle}
          heads={[text().way, text().median, text().range, text().speed, text().throughput, text().first, text().block]}
          rows={props.comparison.scores.map((score) => ({
            head: contenderTexts()[score.id].name,
            note: contenderTexts()[score.id].about,
            cells: [
              milliseconds(score.medianMs),
              `${milliseconds(score.minMs)} – ${milliseconds(score.maxMs)}`,
              text().times(factor(score.speed)),
              text().perSecond(bytes((props.comparison.bytes / score.medianMs) * 1000)),
              milliseconds(score.firstMs),
              milliseconds(score.blockMs),
            ],
          }))}
        />
      </section>
    </>
  );
}
