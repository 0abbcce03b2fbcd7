import { drawing } from "./drawing.ts";

/** The image that shows which way a track goes. */
export const DIRECTION = "direction";

/** A chevron to the east, as MapLibre lays images along lines. */
export function directionImage(name: string): ImageData | null {
  if (name !== DIRECTION) return null;
  return drawing(12, (context) => {
    context.lineWidth = 2.2;
    context.lineCap = context.lineJoin = "round";
    context.strokeStyle = "#ffffff";
    context.beginPath();
    context.moveTo(-2, -3.2);
    context.lineTo(2, 0);
    context.lineTo(-2, 3.2);
    context.stroke();
  });
}
