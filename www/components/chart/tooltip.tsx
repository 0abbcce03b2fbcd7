import type { JSX } from "solid-js";

const GAP = 8;

/** What a chart says about the cell under its cursor. Screen readers hear the same from the cursor itself. */
export function Tooltip(props: {
  /** The middle of the cell. */
  x: number;
  y: number;
  cellWidth: number;
  /** Of the chart. */
  width: number;
  children: JSX.Element;
}): JSX.Element {
  const gap = () => props.cellWidth / 2 + GAP;
  const isRight = () => props.x > props.width / 2;
  return (
    <div
      class="chart-tooltip"
      aria-hidden="true"
      style={{
        top: `${props.y}px`,
        left: isRight() ? "auto" : `${props.x + gap()}px`,
        right: isRight() ? `${props.width - props.x + gap()}px` : "auto",
      }}
    >
      {props.children}
    </div>
  );
}
