const SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
const terminal = process.stdout.isTTY === true;

/**
 * A readable duration: `0.4 s`, `12.3 s`, `2 min 5 s`.
 * @param {number} milliseconds
 */
export function seconds(milliseconds) {
  const whole = Math.round(milliseconds / 1000);
  if (whole < 60) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/**
 * Does `work` behind a progress line, which ends with how long it took. On a terminal the line is updated in place; in
 * a log, anything slow prints a line when it starts and another every 20 seconds.
 *
 * @template T
 * @param {string} title
 * @param {(report: (detail: string) => void) => Promise<T>} work `report` shows a detail, such as a command's last line
 * @param {(result: T) => boolean} [succeeded] for work that does not throw when it fails
 * @returns {Promise<T>}
 */
export async function step(title, work, succeeded = () => true) {
  const started = performance.now();
  const elapsed = () => seconds(performance.now() - started);
  const line = terminal ? liveLine(title, elapsed) : loggedLine(title, elapsed);
  try {
    const result = await work((detail) => {
      line.detail = detail;
    });
    line.end(succeeded(result) ? "✓" : "✗");
    return result;
  } catch (error) {
    line.end("✗");
    throw error;
  }
}

/**
 * What is under way shares the terminal's last line.
 * @type {Set<() => string>}
 */
const underWay = new Set();
let turn = 0;

function draw() {
  turn = (turn + 1) % SPINNER.length;
  const text = `${SPINNER[turn]} ${[...underWay].map((describe) => describe()).join("  ·  ")}`;
  process.stdout.write(`\r\x1b[2K${text.slice(0, (process.stdout.columns ?? 80) - 1)}`);
}

/**
 * @param {string} title
 * @param {() => string} elapsed
 */
function liveLine(title, elapsed) {
  const line = {
    detail: "",
    /** @param {string} mark */
    end(mark) {
      clearInterval(timer);
      underWay.delete(describe);
      process.stdout.write(`\r\x1b[2K${mark} ${title}  ${elapsed()}\n`);
    },
  };
  const describe = () => `${title}  ${elapsed()}  ${line.detail.trim()}`;
  underWay.add(describe);
  const timer = setInterval(draw, 100);
  return line;
}

/**
 * @param {string} title
 * @param {() => string} elapsed
 */
function loggedLine(title, elapsed) {
  const line = {
    detail: "",
    /** @param {string} mark */
    end(mark) {
      clearTimeout(opening);
      clearInterval(timer);
      console.log(`${mark} ${title}  ${elapsed()}`);
    },
  };
  const opening = setTimeout(() => console.log(`… ${title}`), 1000);
  const timer = setInterval(() => console.log(`… ${title}  ${elapsed()}  ${line.detail.trim()}`), 20_000);
  return line;
}
