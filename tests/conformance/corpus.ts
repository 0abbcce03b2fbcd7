import { readFileSync } from "node:fs";

/** A document of the corpus. */
export interface Document {
  readonly bytes: Uint8Array;
  readonly isJson: boolean;
  /** What it shows. */
  readonly why: string;
}

/** All of them; `corpus.txt` says how it is to be read. */
export const corpus: readonly Document[] = readFileSync(new URL("corpus.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => /^[+-]/.test(line))
  .map((line) => {
    const separator = line.indexOf("  ");
    const body = line.slice(2, separator).replace("%_", "");
    return { bytes: unescaped(body), isJson: line.startsWith("+"), why: line.slice(separator).trim() };
  });

/** What may stand in a key's place: strings, whole or not. */
export const strings: readonly Document[] = corpus.filter(({ bytes }) => bytes[0] === 0x22);

function unescaped(body: string): Uint8Array {
  const latin1 = body.replace(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Uint8Array.from(latin1, (letter) => letter.charCodeAt(0));
}
