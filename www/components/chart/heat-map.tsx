import { scaleQuantize } from "d3-scale";
import { createMemo, createUniqueId, For, type JSX, Show } from "solid-js";
import { type Cell, createCursor } from "./cursor.ts";
import { Tooltip } from "./tooltip.tsx";
import { createWidth } from "./width.ts";
import "./chart.css";

export interface HeatRow {
  /** Beside the row, where there is room for it. */
  readonly label: string;
  /** In the tooltip. */
  readonly fullLabel: string;
  /** A value per column. */
  readonly values: readonly number[];
}

export interface HeatColumn {
  /** Below the map; null for columns without a label. */
  readonly label: string | null;
  /** In the tooltip. */
  readonly fullLabel: string;
}

/** The steps of the scale; see `palette.css` for their colours. */
const LEVELS = [1, 2, 3, 4, 5] as const;
const BOTTOM = 24;
const MAX_ROW_HEIGHT = 26;
const MIN_ROW_HEIGHT = 13;
/** What rows share as long as they are not too low or too high. */
const PREFERRED_HEIGHT = 360;

/** A grid whose cells are the darker the larger their value is, with a cursor that tells each cell's value. */
export function HeatMap(props: {
  title: string;
  rows: readonly HeatRow[];
  columns: readonly HeatColumn[];
  /** The room for the labels of rows, in pixels. */
  labelWidth: number;
  format: (value: number) => string;
  less: string;
  more: string;
}): JSX.Element {
  const [ref, width] = createWidth();
  const titleId = createUniqueId();
  const cursor = createCursor(
    () => props.columns.length,
    () => props.rows.length,
  );
  const rowHeight = () =>
    Math.max(MIN_ROW_HEIGHT, Math.min(MAX_ROW_HEIGHT, Math.floor(PREFERRED_HEIGHT / Math.max(1, props.rows.length))));
  const gridWidth = () => Math.max(0, width() - props.labelWidth);
  const gridHeight = () => props.rows.length * rowHeight();
  const cellWidth = () => gridWidth() / props.columns.length;
  const max = createMemo(() => props.rows.reduce((most, { values }) => Math.max(most, ...values), 0));
  const level = createMemo(() => scaleQuantize<number>([0, max() || 1], LEVELS));
  const cells = createMemo(() =>
    LEVELS.map((wanted) =>
      props.rows
        .flatMap(({ values }, row) => values.map((value, column) => ({ value, row, column })))
        .filter(({ value }) => value > 0 && level()(value) === wanted),
    ),
  );

  const at = (event: PointerEvent & { currentTarget: Element }): Cell | null => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const column = Math.floor((event.clientX - left - props.labelWidth) / cellWidth());
    const row = Math.floor((event.clientY - top) / rowHeight());
    const isInside = column >= 0 && column < props.columns.length && row >= 0 && row < props.rows.length;
    return isInside ? { column, row } : null;
  };
  const title = ({ column, row }: Cell) => `${props.rows[row]?.fullLabel}, ${props.columns[column]?.fullLabel}`;
  const value = ({ column, row }: Cell) => props.format(props.rows[row]?.values[column] ?? 0);
  const box = ({ column, row }: Cell) => ({
    x: props.labelWidth + column * cellWidth(),
    y: row * rowHeight(),
    width: cellWidth(),
    height: rowHeight(),
  });

  return (
    <div class="chart" ref={ref}>
      <svg
        aria-labelledby={titleId}
        width={width()}
        height={gridHeight() + BOTTOM}
        onPointerMove={(event) => cursor.point(at(event))}
        onPointerLeave={() => cursor.point(null)}
      >
        <title id={titleId}>{props.title}</title>
        <rect class="heat-ground" x={props.labelWidth} width={gridWidth()} height={gridHeight()} />
        <g>
          <For each={cells()}>
            {(cells, index) => (
              <path
                classList={{ [`heat-${index() + 1}`]: true }}
                d={cells.map((cell) => squarePath(box(cell))).join("")}
              />
            )}
          </For>
        </g>
        <g class="chart-axis">
          <For each={props.rows}>
            {({ label }, row) => (
              <text x={props.labelWidth - 8} y={(row() + 0.5) * rowHeight()} dy="0.32em" text-anchor="end">
                {label}
              </text>
            )}
          </For>
          <For each={props.columns}>
            {({ label }, column) => (
              <Show when={label}>
                <text x={props.labelWidth + column() * cellWidth()} y={gridHeight() + 16} text-anchor="middle">
                  {label}
                </text>
              </Show>
            )}
          </For>
        </g>
        <rect
          class="chart-cursor"
          classList={{ "chart-cell": cursor.cell() !== null }}
          role="slider"
          tabindex="0"
          aria-label={props.title}
          aria-valuemin={1}
          aria-valuemax={props.rows.length * props.columns.length}
          aria-valuenow={cursor.home().row * props.columns.length + cursor.home().column + 1}
          aria-valuetext={`${title(cursor.home())}: ${value(cursor.home())}`}
          {...box(cursor.home())}
          onFocus={cursor.onFocus}
          onBlur={cursor.onBlur}
          onKeyDown={cursor.onKeyDown}
        />
      </svg>
      <Show when={cursor.cell()}>
        {(cell) => (
          <Tooltip
            x={box(cell()).x + cellWidth() / 2}
            y={box(cell()).y + rowHeight() + 8}
            cellWidth={cellWidth()}
            width={width()}
          >
            <p>{title(cell())}</p>
            <p>
              <strong>{value(cell())}</strong>
            </p>
          </Tooltip>
        )}
      </Show>
      <p class="heat-scale" aria-hidden="true">
        {props.less}
        <For each={LEVELS}>{(level) => <span classList={{ [`heat-${level}`]: true }} />}</For>
        {props.more} ({props.format(max())})
      </p>
    </div>
  );
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A square with a gap around it. */
function squarePath({ x, y, width, height }: Box): string {
  return `M${x + 0.5} ${y + 0.5}h${width - 1}v${height - 1}h${1 - width}Z`;
}
