import type { Theme } from "../base-map/palette.ts";
import { SILENT_COLOR, STATE_COLORS } from "./colors.ts";
import { drawing } from "./drawing.ts";

/** Shares are drawn in so many parts, so that few images serve all clusters. */
export const PARTS = 12;

/** From how many vehicles on a cluster has which diameter, in CSS pixels. */
export const CLUSTER_SIZES = [
  { from: 0, diameter: 36 },
  { from: 100, diameter: 44 },
  { from: 1_000, diameter: 54 },
  { from: 10_000, diameter: 66 },
] as const;

const RING = 5;
const FACE: Readonly<Record<Theme, string>> = { light: "#ffffff", dark: "#101922" };

const NAME = /^cluster-(light|dark)-(\d+)-(\d+)-(\d+)$/;

/** The image that a name asks for, if it is a cluster's: a ring with the shares that move and that are stale. */
export function clusterImage(name: string): ImageData | null {
  const [, theme, diameter, moving, old] = NAME.exec(name) ?? [];
  if (theme === undefined) return null;
  return ringImage(theme as Theme, Number(diameter), Number(moving), Number(old));
}

function ringImage(theme: Theme, diameter: number, moving: number, old: number): ImageData {
  const arcs = [
    { color: STATE_COLORS.moving, from: 0, to: moving },
    { color: STATE_COLORS.stopped, from: moving, to: PARTS - old },
    { color: SILENT_COLOR, from: PARTS - old, to: PARTS, dashed: true },
  ];
  return drawing(diameter + 4, (context) => {
    context.fillStyle = FACE[theme];
    context.beginPath();
    context.arc(0, 0, diameter / 2 + 1.5, 0, 2 * Math.PI);
    context.fill();
    context.lineWidth = RING;
    for (const arc of arcs) if (arc.to > arc.from) ring(context, diameter / 2 - RING / 2, arc);
  });
}

/** Clockwise from the top. */
function ring(
  context: CanvasRenderingContext2D,
  radius: number,
  { color, from, to, dashed }: { color: string; from: number; to: number; dashed?: boolean },
): void {
  const angle = (part: number) => ((part / PARTS) * 2 - 0.5) * Math.PI;
  context.strokeStyle = color;
  context.setLineDash(dashed ? [2.5, 2] : []);
  context.beginPath();
  context.arc(0, 0, radius, angle(from), angle(to));
  context.stroke();
}
