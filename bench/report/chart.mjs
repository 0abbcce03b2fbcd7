// Bar charts as SVG. They have their own background, so they are readable on light and dark pages.

/**
 * @typedef {object} Bar
 * @property {string} series
 * @property {number} value
 * @property {number} [low] the interval's lower end
 * @property {number} [high] the interval's upper end
 */

/**
 * @typedef {object} Chart
 * @property {string} title
 * @property {string} axis what the values mean
 * @property {readonly string[]} series one or two
 * @property {readonly { label: string, bars: readonly Bar[] }[]} groups
 * @property {number} [reference] a line across all bars
 * @property {(value: number) => string} format
 */

const WIDTH = 780;
/** The approximate width of the labels. */
const LETTER = 6.5;
const RIGHT = 64;
const TOP = 72;
const BAR = 15;
const GAP = 12;
const BOTTOM = 40;

const STYLE = `
  .page { fill: #ffffff; stroke: #d0d7de }
  text { font: 12px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #424a53 }
  .title { font-size: 15px; font-weight: 600; fill: #1f2328 }
  .value { font-size: 11px; paint-order: stroke; stroke: #ffffff; stroke-width: 3px }
  .series0 { fill: #0a69c2 } .series1 { fill: #e07b00 }
  .grid { stroke: #d8dee4 } .reference { stroke: #57606a; stroke-dasharray: 4 3 }
  .interval { stroke: #1f2328; stroke-width: 1.2; opacity: .75 }
  @media (prefers-color-scheme: dark) {
    .page { fill: #0d1117; stroke: #30363d } text { fill: #b1bac4 } .value { stroke: #0d1117 } .title { fill: #f0f6fc }
    .series0 { fill: #4493f8 } .series1 { fill: #f0a040 }
    .grid { stroke: #262c36 } .reference { stroke: #8b949e } .interval { stroke: #f0f6fc }
  }`;

/** @param {Chart} chart */
export function barChart({ title, axis, series, groups, reference, format }) {
  const bars = groups.flatMap((group) => group.bars);
  // An interval can be so wide that it would leave no room for the bars.
  const largest = Math.max(reference ?? 0, ...bars.map(({ value }) => value));
  const widest = Math.max(largest, ...bars.map(({ high = 0 }) => high));
  const scale = scaleTo(Math.min(widest, largest * 1.2));
  const left = 40 + Math.max(...groups.map(({ label }) => label.length * LETTER));
  const x = (/** @type {number} */ value) =>
    round(left + (Math.min(value, scale.end) / scale.end) * (WIDTH - left - RIGHT));
  /** @type {string[]} */
  const shapes = [];
  /** @type {string[]} */
  const labels = [];
  let y = TOP;
  for (const { label, bars } of groups) {
    const middle = y + (bars.length * BAR) / 2 + 4;
    labels.push(`<text x="${round(left - 10)}" y="${middle}" text-anchor="end">${escaped(label)}</text>`);
    for (const bar of bars) {
      shapes.push(...barShapes(bar, y));
      labels.push(barLabel(bar, y));
      y += BAR;
    }
    y += GAP;
  }
  const end = y - GAP + 6;
  const grid = scale.ticks.flatMap((tick) => [
    `<path class="grid" d="M${x(tick)} ${TOP - 6}V${end}"/>`,
    `<text class="value" x="${x(tick)}" y="${end + 15}" text-anchor="middle">${Number(tick.toFixed(6))}</text>`,
  ]);
  const line = reference === undefined ? [] : [`<path class="reference" d="M${x(reference)} ${TOP - 6}V${end}"/>`];
  const height = end + BOTTOM;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}\n</style>`,
    `<rect class="page" x=".5" y=".5" width="${WIDTH - 1}" height="${height - 1}" rx="8"/>`,
    `<text class="title" x="20" y="28">${escaped(title)}</text>`,
    ...legend(series),
    ...grid,
    ...shapes,
    ...line,
    ...labels,
    `<text class="value" x="${WIDTH - 20}" y="${height - 8}" text-anchor="end">${escaped(axis)}</text>`,
    "</svg>",
    "",
  ].join("\n");

  /**
   * @param {Bar} bar
   * @param {number} y
   */
  function barShapes({ series: own, value, low, high }, y) {
    const middle = y + BAR / 2;
    const width = round(Math.max(0, x(value) - left));
    return [
      `<rect class="series${series.indexOf(own)}" x="${round(left)}" y="${y + 1}" width="${width}" height="${BAR - 2}" rx="2"/>`,
      ...(low === undefined || high === undefined
        ? []
        : [
            `<path class="interval" d="M${x(low)} ${middle}H${x(high)}M${x(low)} ${middle - 3}v6M${x(high)} ${middle - 3}v6"/>`,
          ]),
    ];
  }

  /**
   * The value, placed after the bar and its interval.
   * @param {Bar} bar
   * @param {number} y
   */
  function barLabel({ value, high }, y) {
    const at = x(Math.max(value, high ?? 0)) + 7;
    return `<text class="value" x="${round(at)}" y="${y + 11.5}">${format(value)}</text>`;
  }
}

/** @param {readonly string[]} series */
function legend(series) {
  const entries = series.map((name, place) => ({
    name,
    mark: `<rect class="series${place}" width="12" height="12" y="-10" rx="2"/>`,
  }));
  let x = 20;
  return entries.map(({ name, mark }) => {
    const entry = `<g transform="translate(${x} 50)">${mark}<text x="18">${escaped(name)}</text></g>`;
    x += 36 + name.length * LETTER;
    return entry;
  });
}

/**
 * Round axis steps up to a value.
 * @param {number} largest
 */
function scaleTo(largest) {
  const rough = Math.max(largest, 1e-9) / 5;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * magnitude).find((step) => step >= rough) ?? rough;
  const count = Math.ceil(largest / step);
  return { end: largest * 1.02, ticks: Array.from({ length: count }, (_, tick) => tick * step) };
}

/** @param {number} value */
const round = (value) => Math.round(value * 10) / 10;

/** @param {string} text */
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
