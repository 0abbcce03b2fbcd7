/** How many device pixels each CSS pixel of a sign has. */
export const SIGN_RATIO = 2;

/**
 * An image of the map's, drawn around its centre in CSS pixels. The canvas is in the page's memory, because reading one
 * back from the graphics card takes tens of milliseconds.
 */
export function drawing(side: number, draw: (context: CanvasRenderingContext2D) => void): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side * SIGN_RATIO;
  const context = canvas.getContext("2d", { willReadFrequently: true }) as CanvasRenderingContext2D;
  context.scale(SIGN_RATIO, SIGN_RATIO);
  context.translate(side / 2, side / 2);
  draw(context);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
