/** A failure that the user can fix: what happened, and what to do about it. */
export class Problem extends Error {
  /**
   * @param {string} message what happened
   * @param {{ remedy?: string | undefined, output?: string | undefined }} [more] what to do next, and what the failing command printed
   */
  constructor(message, { remedy, output } = {}) {
    super(message);
    this.name = "Problem";
    this.remedy = remedy;
    this.output = output;
  }
}

/**
 * A failure as text for the terminal, output first, so that the reason and the remedy end up next to the prompt.
 * @param {unknown} error
 */
export function describe(error) {
  if (!(error instanceof Error)) return String(error);
  if (isMistypedOption(error)) return `✗ ${error.message}`;
  if (!(error instanceof Problem)) return error.stack ?? error.message;
  const parts = [];
  if (error.output?.trim()) parts.push(error.output.trimEnd().replace(/^/gm, "  │ "));
  parts.push(`✗ ${error.message}`);
  if (error.remedy) parts.push(`  What to do: ${error.remedy}`);
  return parts.join("\n");
}

/**
 * Whether node:util's `parseArgs` threw this.
 * @param {Error & { code?: unknown }} error
 */
const isMistypedOption = (error) => String(error.code).startsWith("ERR_PARSE_ARGS");

/**
 * Runs a command. A failure is printed and sets the exit code to 1.
 * @param {() => Promise<void>} body
 */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    console.error(`\n${describe(error)}`);
    process.exitCode = 1;
  }
}
