import { SILENT_COLOR, STATE_COLORS } from "./colors.ts";
import { drawing } from "./drawing.ts";
import type { Freshness } from "./freshness.ts";
import type { VehicleState } from "./state.ts";

/** The side of a sign in CSS pixels. */
const SIDE = 26;

const WHITE = "#ffffff";

/** The name of the image for a vehicle, as the layers' expressions put it together. */
export function signName(state: VehicleState, freshness: Freshness): string {
  return `vehicle-${state}-${freshness}`;
}

/**
 * The sign of a vehicle: its shape and colour say what it does. It is filled if the position is recent, an outline if it
 * is stale, and a grey broken outline if the vehicle is silent: then it cannot look alive.
 */
export function drawSign(context: CanvasRenderingContext2D, state: VehicleState, freshness: Freshness): void {
  const color = freshness === "silent" ? SILENT_COLOR : STATE_COLORS[state];
  context.lineJoin = "round";
  context.lineCap = "round";
  outline(context, state);
  context.lineWidth = 5;
  context.strokeStyle = WHITE;
  context.stroke();
  context.fillStyle = freshness === "recent" ? color : WHITE;
  context.fill();
  if (freshness !== "recent") {
    context.lineWidth = 2.2;
    context.strokeStyle = color;
    if (freshness === "silent") context.setLineDash([2.4, 3]);
    context.stroke();
    context.setLineDash([]);
  }
  mark(context, state, freshness === "recent" ? WHITE : color);
}

/** As an image of the map's. */
export function signImage(state: VehicleState, freshness: Freshness): ImageData {
  return drawing(SIDE, (context) => drawSign(context, state, freshness));
}

type Point = readonly [number, number];

/** An arrowhead to the north, which the map turns by the heading. */
const ARROW: readonly Point[] = [
  [0, -9],
  [7, 7],
  [0, 3.6],
  [-7, 7],
];
const TRIANGLE: readonly Point[] = [
  [0, -8],
  [8.5, 6.5],
  [-8.5, 6.5],
];
const DIAMOND: readonly Point[] = [
  [0, -8.5],
  [8.5, 0],
  [0, 8.5],
  [-8.5, 0],
];

const OUTLINES: Readonly<Record<VehicleState, (context: CanvasRenderingContext2D) => void>> = {
  moving: (context) => polygon(context, ARROW),
  engineOn: (context) => context.arc(0, 0, 7, 0, 2 * Math.PI),
  stopped: (context) => context.roundRect(-6.5, -6.5, 13, 13, 2.5),
  outOfOrder: (context) => polygon(context, TRIANGLE),
  privacy: (context) => polygon(context, DIAMOND),
  unknown: (context) => context.arc(0, 0, 7, 0, 2 * Math.PI),
};

function outline(context: CanvasRenderingContext2D, state: VehicleState): void {
  context.beginPath();
  OUTLINES[state](context);
  context.closePath();
}

function polygon(context: CanvasRenderingContext2D, points: readonly Point[]): void {
  for (const [x, y] of points) context.lineTo(x, y);
}

/** What tells shapes apart that are alike: the engine's pulse, the pause of a stop, an exclamation or a question mark. */
function mark(context: CanvasRenderingContext2D, state: VehicleState, color: string): void {
  context.fillStyle = context.strokeStyle = color;
  context.lineWidth = 1.8;
  if (state === "engineOn") disc(context, 0, 2.6);
  if (state === "stopped") context.fillRect(-2.4, -2.4, 4.8, 4.8);
  if (state === "privacy") line(context, [-3, 0], [3, 0]);
  if (state === "outOfOrder") letter(context, "!", 2);
  if (state === "unknown") letter(context, "?", 0.5);
}

function disc(context: CanvasRenderingContext2D, y: number, radius: number): void {
  context.beginPath();
  context.arc(0, y, radius, 0, 2 * Math.PI);
  context.fill();
}

function line(context: CanvasRenderingContext2D, from: Point, to: Point): void {
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}

function letter(context: CanvasRenderingContext2D, text: string, y: number): void {
  context.font = "bold 10px system-ui, sans-serif";
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, 0, y);
}
