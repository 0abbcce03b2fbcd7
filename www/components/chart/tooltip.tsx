import type { JSX } from "solid-js";

/** What a chart says about the cell under its cursor. Screen readers hear the same from the cursor itself. */
export function Tooltip(props: { x: number; y: number; width: number; children: JSX.Element }): JSX.Element {
  const isRight = () => props.x > props.width / 2;
  return (
    <div
      class="chart-tooltip"
      aria-hidden="true"
      style={{
        top: `${props.y}px`,
        left: isRight() ? "auto" : `${props.x + 10}px`,
        right: isRight() ? `${props.width - props.x + 10}px` : "auto",
      }}
    >
      {props.children}
    </div>
  );
}
