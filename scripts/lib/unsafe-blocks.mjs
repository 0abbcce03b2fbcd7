import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * An `unsafe` block in a source file.
 * @typedef {object} UnsafeBlock
 * @property {string} file relative to the searched folder
 * @property {number} line
 * @property {string} owner the function it is in
 * @property {boolean} isWebAssembly whether its file is compiled for WebAssembly only
 * @property {number} start just after the opening brace
 * @property {number} end just before the closing brace
 * @property {{ text: string, start: number } | undefined} pointer the first raw pointer that is read through
 */

/** Anything that is not code: raw strings, comments, strings and characters. */
const NO_CODE =
  /b?r(#*)"[\s\S]*?"\1|\/\/[^\n]*|\/\*[\s\S]*?\*\/|b?"(?:\\[\s\S]|[^"\\])*"|b?'(?:\\[^'\n]+|\\'|[^'\\\n])'/g;
const DECLARED_POINTER = /\b(\w+)\s*:\s*\*(?:const|mut)\s+u8\b/g;
const MADE_POINTER = /\blet\s+(?:mut\s+)?(\w+)\s*=\s*[\w.]+\.as_(?:mut_)?ptr\(\)/g;

/**
 * Every `unsafe` block under a folder of Rust sources, ordered by file and line.
 * @param {string} folder
 * @returns {Promise<UnsafeBlock[]>}
 */
export async function findUnsafeBlocks(folder) {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".rs")).sort();
  const files = await Promise.all(
    names.map(async (file) => ({ file, code: onlyCode(await readFile(join(folder, file), "utf8")) })),
  );
  const withBlocks = files.filter(({ code }) => /\bunsafe\b/.test(code));
  const pointers = withBlocks.flatMap(({ code }) =>
    [DECLARED_POINTER, MADE_POINTER].flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1])),
  );
  const pointer = new RegExp(`(?:\\b\\w+\\.)*\\b(?:${[...new Set(pointers)].join("|")})\\b(?!\\s*\\()`);
  return withBlocks.flatMap(({ file, code }) => blocksOf(file, code, pointer));
}

/**
 * @param {string} file
 * @param {string} code
 * @param {RegExp} pointer
 * @returns {UnsafeBlock[]}
 */
function blocksOf(file, code, pointer) {
  return [...code.matchAll(/\bunsafe\s*\{/g)].map((match) => {
    const start = match.index + match[0].length;
    const end = closingBrace(code, start);
    const before = code.slice(0, match.index);
    const found = pointer.exec(code.slice(start, end));
    return {
      file,
      line: before.split("\n").length,
      owner: [...before.matchAll(/\bfn\s+(\w+)/g)].at(-1)?.[1] ?? "",
      isWebAssembly: code.includes("core::arch::wasm32"),
      start,
      end,
      pointer: found ? { text: found[0], start: start + found.index } : undefined,
    };
  });
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
 * Blanks out comments and literals, so that offsets stay the same.
 * @param {string} source
 */
const onlyCode = (source) => source.replaceAll(NO_CODE, (text) => text.replaceAll(/[^\n]/g, " "));
