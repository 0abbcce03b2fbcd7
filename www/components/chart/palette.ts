/** How many series have a colour of their own; see `palette.css`. */
const COLOURS = 8;

/** The colour of a series, by its place among the series. It follows the theme. */
export function seriesColour(index: number): string {
  return `var(--series-${(index % COLOURS) + 1})`;
}
