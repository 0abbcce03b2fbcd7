import { scaleBand, scaleLinear } from "d3-scale";
import { type Series, stack } from "d3-shape";
import { createMemo, createUniqueId, For, type JSX, Show } from "solid-js";
import { createCursor } from "./cursor.ts";
import { Swatch } from "./legend.tsx";
import { Tooltip } from "./tooltip.tsx";
import { createWidth } from "./width.ts";
import "./chart.css";

export interface StackedSeries {
  readonly name: string;
  readonly colour: string;
  /** A value per column. */
  readonly values: readonly number[];
}

export interface Column {
  /** Below the axis, where there is room for it. */
  readonly label: string;
  /** In the tooltip. */
  readonly fullLabel: string;
}

const HEIGHT = 260;
const MARGIN = { top: 12, right: 4, bottom: 26, left: 52 };
const MAX_COLUMN_WIDTH = 96;
/** What a label below the axis needs, in pixels. */
const LABEL_WIDTH = 52;
const TICKS = 4;

/** Columns of stacked values, with a cursor that tells each column's numbers. */
export function StackedColumns(props: {
  title: string;
  columns: readonly Column[];
  series: readonly StackedSeries[];
  total: string;
  tick: (value: number) => string;
  format: (value: number) => string;
}): JSX.Element {
  const [ref, width] = createWidth();
  const titleId = createUniqueId();
  const cursor = createCursor(() => props.columns.length);
  const indices = createMemo(() => props.columns.map((_, index) => index));
  const totals = createMemo(() => indices().map((column) => sum(props.series, column)));

  const x = createMemo(() =>
    scaleBand(indices(), [MARGIN.left, Math.max(MARGIN.left, width() - MARGIN.right)]).paddingInner(0.2),
  );
  const y = createMemo(() =>
    scaleLinear([0, Math.max(1, ...totals())], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(TICKS),
  );
  const layers = createMemo(() =>
    stack<number, StackedSeries>()
      .keys(props.series)
      .value((column, { values }) => values[column] ?? 0)(indices()),
  );
  const columnWidth = () => Math.min(MAX_COLUMN_WIDTH, x().bandwidth());
  const centre = (column: number) => (x()(column) ?? 0) + x().bandwidth() / 2;
  const labelEvery = () => Math.max(1, Math.ceil((indices().length * LABEL_WIDTH) / Math.max(1, width())));

  const rows = (column: number) => props.series.filter(({ values }) => (values[column] ?? 0) > 0);
  const spoken = (column: number) => {
    const parts = rows(column).map(({ name, values }) => `${name} ${props.format(values[column] ?? 0)}`);
    const total = `${props.total} ${props.format(totals()[column] ?? 0)}`;
    return `${props.columns[column]?.fullLabel}: ${[total, ...parts].join(", ")}`;
  };
  const columnAt = (event: PointerEvent & { currentTarget: Element }) => {
    const offset = event.clientX - event.currentTarget.getBoundingClientRect().left - MARGIN.left;
    const column = Math.floor(offset / x().step());
    return column >= 0 && column < indices().length ? { column, row: 0 } : null;
  };

  return (
    <div class="chart" ref={ref}>
      <svg
        aria-labelledby={titleId}
        width={width()}
        height={HEIGHT}
        onPointerMove={(event) => cursor.point(columnAt(event))}
        onPointerLeave={() => cursor.point(null)}
      >
        <title id={titleId}>{props.title}</title>
        <g class="chart-axis">
          <For each={y().ticks(TICKS)}>
            {(value) => (
              <>
                <line x1={MARGIN.left} x2={width() - MARGIN.right} y1={y()(value)} y2={y()(value)} />
                <text x={MARGIN.left - 8} y={y()(value)} dy="0.32em" text-anchor="end">
                  {props.tick(value)}
                </text>
              </>
            )}
          </For>
          <For each={indices().filter((column) => column % labelEvery() === 0)}>
            {(column) => (
              <text x={centre(column)} y={HEIGHT - 8} text-anchor="middle">
                {props.columns[column]?.label}
              </text>
            )}
          </For>
        </g>
        <Show when={cursor.cell()}>
          {(cell) => (
            <rect
              class="chart-band"
              x={centre(cell().column) - x().step() / 2}
              width={x().step()}
              y={MARGIN.top}
              height={HEIGHT - MARGIN.top - MARGIN.bottom}
            />
          )}
        </Show>
        <g class="chart-columns">
          <For each={layers()}>{(layer) => <path d={columnsPath(layer)} style={{ fill: layer.key.colour }} />}</For>
        </g>
        <rect
          class="chart-cursor"
          role="slider"
          tabindex="0"
          aria-label={props.title}
          aria-valuemin={1}
          aria-valuemax={props.columns.length}
          aria-valuenow={cursor.home().column + 1}
          aria-valuetext={spoken(cursor.home().column)}
          x={centre(cursor.home().column) - columnWidth() / 2}
          width={columnWidth()}
          y={MARGIN.top}
          height={HEIGHT - MARGIN.top - MARGIN.bottom}
          onFocus={cursor.onFocus}
          onBlur={cursor.onBlur}
          onKeyDown={cursor.onKeyDown}
        />
      </svg>
      <Show when={cursor.cell()}>
        {(cell) => (
          <Tooltip x={centre(cell().column)} y={MARGIN.top} cellWidth={columnWidth()} width={width()}>
            <p>{props.columns[cell().column]?.fullLabel}</p>
            <dl>
              <For each={rows(cell().column).toReversed()}>
                {({ name, colour, values }) => (
                  <>
                    <dt>
                      <Swatch colour={colour} /> {name}
                    </dt>
                    <dd>{props.format(values[cell().column] ?? 0)}</dd>
                  </>
                )}
              </For>
              <dt>{props.total}</dt>
              <dd>{props.format(totals()[cell().column] ?? 0)}</dd>
            </dl>
          </Tooltip>
        )}
      </Show>
    </div>
  );

  function columnsPath(layer: Series<number, StackedSeries>): string {
    return layer
      .map(([low, high], column) => {
        const [bottom, top] = [y()(low), y()(high)];
        if (high <= low) return "";
        return `M${centre(column) - columnWidth() / 2} ${bottom}V${top}h${columnWidth()}V${bottom}Z`;
      })
      .join("");
  }
}

function sum(series: readonly StackedSeries[], column: number): number {
  return series.reduce((total, { values }) => total + (values[column] ?? 0), 0);
}
