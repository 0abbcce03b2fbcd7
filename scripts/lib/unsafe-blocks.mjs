import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * An `unsafe` block of a source file.
 * @typedef {object} UnsafeBlock
 * @property {string} file relative to the folder that was searched
 * @property {number} line
 * @property {string} owner the function it is in
 * @property {boolean} isWebAssembly whether its file is compiled for WebAssembly alone
 * @property {number} start behind the opening brace
 * @property {number} end before the closing brace
 * @property {Pointer | undefined} pointer the first raw pointer that it works with
 */

/**
 * A pointer, and where it moves on.
 * @typedef {object} Pointer
 * @property {string} text an expression
 * @property {number} moves where an expression is expected that moves it
 * @property {string} byOne what moves it one byte further there
 */

/** Anything that is not code: raw strings, comments, strings, and characters. */
const NO_CODE =
  /b?r(#*)"[\s\S]*?"\1|\/\/[^\n]*|\/\*[\s\S]*?\*\/|b?"(?:\\[\s\S]|[^"\\])*"|b?'(?:\\[^'\n]+|\\'|[^'\\\n])'/g;

/**
 * How pointers are written, and the expression that each stands for; a cursor's is its field `at`.
 * @type {[pattern: RegExp, expression: string, byOne: "argument" | "method"][]}
 */
const POINTERS = [
  [/\b(\w+)\.advance\(/, "$1.at", "argument"],
  [/\bCursor::new\(&([\w.]+), /, "$1.as_ptr()", "argument"],
  [/\b((?:\w+\.)?\w+\.as_ptr\(\))/, "$1", "method"],
  [/\b(self\.at|start)\b/, "$1", "method"],
];

/**
 * Every `unsafe` block below a folder of Rust sources, in the order of files and lines.
 * @param {string} folder
 * @returns {Promise<UnsafeBlock[]>}
 */
export async function findUnsafeBlocks(folder) {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".rs")).sort();
  const files = await Promise.all(
    names.map(async (file) => ({ file, code: onlyCode(await readFile(join(folder, file), "utf8")) })),
  );
  return files.flatMap(({ file, code }) => blocksOf(file, code));
}

/**
 * @param {string} file
 * @param {string} code
 * @returns {UnsafeBlock[]}
 */
function blocksOf(file, code) {
  return [...code.matchAll(/\bunsafe\s*\{/g)].map((match) => {
    const start = match.index + match[0].length;
    const end = closingBrace(code, start);
    const before = code.slice(0, match.index);
    return {
      file,
      line: before.split("\n").length,
      owner: [...before.matchAll(/\bfn\s+(\w+)/g)].at(-1)?.[1] ?? "",
      isWebAssembly: code.includes("core::arch::wasm32"),
      start,
      end,
      pointer: pointerOf(code.slice(start, end), start),
    };
  });
}

/**
 * @param {string} block
 * @param {number} start
 * @returns {Pointer | undefined}
 */
function pointerOf(block, start) {
  for (const [pattern, expression, byOne] of POINTERS) {
    const found = pattern.exec(block);
    if (!found) continue;
    const text = expression.replace("$1", found[1] ?? "");
    return {
      text,
      moves: start + found.index + found[0].length,
      byOne: byOne === "argument" ? "1 + " : ".wrapping_add(1)",
    };
  }
  return undefined;
}

/**
 * @param {string} code
 * @param {number} from
 */
function closingBrace(code, from) {
  let depth = 1;
  for (let at = from; at < code.length; at++) {
    if (code[at] === "{") depth++;
    if (code[at] === "}" && --depth === 0) return at;
  }
  return code.length;
}

/**
 * With blanks in place of comments and literals, so that all else stays where it is.
 * @param {string} source
 */
const onlyCode = (source) => source.replaceAll(NO_CODE, (text) => text.replaceAll(/[^\n]/g, " "));
