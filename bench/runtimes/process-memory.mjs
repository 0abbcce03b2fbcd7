import { readFile } from "node:fs/promises";

/**
 * Watches the process of a page: returns a function that gives its peak growth since then, in bytes. `null` if the
 * system does not report it: only Linux does.
 * @param {import("playwright-core").Browser} browser
 * @param {import("playwright-core").Page} page
 * @returns {Promise<() => Promise<number | null>>}
 */
export async function watchedProcess(browser, page) {
  const session = await browser.newBrowserCDPSession();
  await page.bringToFront();
  /** @type {{ processInfo: { type: string, id: number, cpuTime: number }[] }} */
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const renderers = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  const before = await Promise.all(renderers.map((pid) => kilobytes(pid, "VmRSS")));
  return async () => {
    const growths = await Promise.all(
      renderers.map(async (pid, place) => {
        const peak = await kilobytes(pid, "VmHWM");
        const start = before[place];
        return peak === undefined || start === undefined ? 0 : peak - start;
      }),
    );
    // The other renderers are idle.
    const largest = Math.max(0, ...growths);
    return largest > 0 ? largest * 1024 : null;
  };
}

/**
 * @param {number} pid
 * @param {"VmRSS" | "VmHWM"} field
 */
async function kilobytes(pid, field) {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const found = new RegExp(`${field}:\\s*(\\d+) kB`).exec(status)?.[1];
  return found === undefined ? undefined : Number(found);
}
