import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const folder = join(root, "target", "guides");

/** A TypeScript block of a guide. */
export interface Block {
  /** The function that it exports or, if it exports none, the heading above it. */
  readonly name: string;
  /** Where the guide has it: `docs/loading.md:23`. */
  readonly place: string;
  readonly code: string;
}

/** The TypeScript blocks of a guide. */
export async function blocksOf(guide: string): Promise<Block[]> {
  const text = await readFile(join(root, guide), "utf8");
  return Array.from(text.matchAll(/^```ts\n(.*?)^```$/gms), ({ index, 1: code = "" }) => {
    const before = text.slice(0, index);
    const heading =
      before
        .match(/^#+ .*$/gm)
        ?.at(-1)
        ?.replace(/^#+ /, "") ?? "";
    const name = /^export (?:async )?function (\w+)/m.exec(code)?.[1] ?? heading;
    return { name, place: `${guide}:${before.split("\n").length}`, code };
  });
}

/** Writes blocks to files of their own, in the checkout, where `ocean-fleet` is this package. */
export async function write(guide: string, blocks: readonly Block[]): Promise<string[]> {
  const own = join(folder, guide.replaceAll(/\W/g, "-"));
  await rm(own, { recursive: true, force: true });
  await mkdir(join(own, "node_modules"), { recursive: true });
  // Bundlers do not let a package import itself by name.
  await symlink(root, join(own, "node_modules", "ocean-fleet"));
  const files = blocks.map(({ name }) => join(own, `${name.replaceAll(/\W/g, "-")}.ts`));
  await Promise.all(blocks.map(({ code }, place) => writeFile(files[place] ?? "", code)));
  return files;
}

/**
 * What the compiler says of some files, as strictly as can be: the file's name, the line in it, and the message. It does not
 * look at the declarations of the libraries that they use.
 */
export function complaintsOf(files: readonly string[]): string[] {
  const program = ts.createProgram(files, {
    strict: true,
    noEmit: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    skipLibCheck: true,
    verbatimModuleSyntax: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
    types: [],
  });
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName.slice(folder.length + 1)}:${line}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}

/** Runs a block. */
export const load = (file: string): Promise<Record<string, unknown>> => import(pathToFileURL(file).href);
