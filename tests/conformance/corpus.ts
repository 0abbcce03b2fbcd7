import { readFileSync } from "node:fs";

/** A document of the corpus. */
export interface Document {
  readonly bytes: Uint8Array;
  readonly isJson: boolean;
  /** What it is an example of. */
  readonly why: string;
}

/** All documents; `corpus.txt` explains its format. */
export const corpus: readonly Document[] = readFileSync(new URL("corpus.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => /^[+-]/.test(line))
  .map((line) => {
    const separator = line.indexOf("  ");
    const body = line.slice(2, separator).replace("%_", "");
    return { bytes: unescaped(body), isJson: line.startsWith("+"), why: line.slice(separator).trim() };
  });

/** What can be put in place of a key: strings, complete or not. */
export const strings: readonly Document[] = corpus.filter(({ bytes }) => bytes[0] === 0x22);

function unescaped(body: string): Uint8Array {
  const latin1 = body.replace(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Uint8Array.from(latin1, (letter) => letter.charCodeAt(0));
}
