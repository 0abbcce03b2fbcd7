import { scaleLinear } from "d3-scale";
import { area, curveStepAfter } from "d3-shape";
import { createMemo, createUniqueId, type JSX, Show } from "solid-js";
import { speed, timeWithSeconds } from "../../../language/format.ts";
import { useMapState } from "../state.ts";
import { text } from "./texts.ts";
import type { TrackPoint } from "./track.ts";

/** Steps of the slider, in milliseconds. */
const STEP = 1_000;
const [WIDTH, HEIGHT] = [320, 44];
/** Without a position for so long, nobody knows the speed. */
const GAP = 10 * 60_000;

/** Moves a marker along the track, under a profile of the speed. */
export function TimeSlider(): JSX.Element {
  const { day } = useMapState();
  const id = createUniqueId();
  const first = () => day.points()[0]?.instant ?? 0;
  const last = () => day.points().at(-1)?.instant ?? 0;
  const instant = () => day.instant() ?? first();
  const here = () => day.pointer() ?? day.points()[0] ?? null;
  const path = createMemo(() => speedProfile(day.points(), first(), last()));
  const position = () => ((instant() - first()) / Math.max(1, last() - first())) * WIDTH;
  return (
    <div class="map-slider">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={text().speedProfile}>
        <path d={path()} />
        <line x1={position()} x2={position()} y1="0" y2={HEIGHT} />
      </svg>
      <label for={id} class="visually-hidden">
        {text().time}
      </label>
      <input
        id={id}
        type="range"
        min={first()}
        max={last()}
        step={STEP}
        value={instant()}
        aria-valuetext={described(here())}
        onInput={(event) => day.setInstant(Number(event.currentTarget.value))}
      />
      <output for={id}>
        <strong>{timeWithSeconds(instant())}</strong>
        <Show when={here()?.speedKmh ?? null}>{(kmh) => <span>{speed(kmh())}</span>}</Show>
        <span class="hint">{here()?.address}</span>
      </output>
    </div>
  );
}

function described(point: TrackPoint | null): string | undefined {
  if (!point) return undefined;
  const kmh = point.speedKmh === null ? [] : [speed(point.speedKmh)];
  return [timeWithSeconds(point.instant), ...kmh].join(", ");
}

function speedProfile(points: readonly TrackPoint[], first: number, last: number): string {
  const x = scaleLinear([first, last], [0, WIDTH]);
  const fastest = points.reduce((most, { speedKmh }) => Math.max(most, speedKmh ?? 0), 1);
  const y = scaleLinear([0, fastest], [HEIGHT, 2]);
  const shape = area<TrackPoint>()
    .curve(curveStepAfter)
    .x(({ instant }) => x(instant))
    .y0(HEIGHT)
    .y1(({ speedKmh }) => y(speedKmh ?? 0));
  return shape(withGaps(points)) ?? "";
}

/** A point at rest after each position that is followed by silence. */
function withGaps(points: readonly TrackPoint[]): TrackPoint[] {
  return points.flatMap((point, index) => {
    const next = points[index + 1];
    const isGap = next !== undefined && next.instant - point.instant > GAP;
    return isGap ? [point, { ...point, instant: point.instant + GAP / 10, speedKmh: 0 }] : [point];
  });
}
