import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The TypeScript examples of a guide in `docs/`, in order. */
export async function examplesOf(guide: string): Promise<string[]> {
  const text = await readFile(join(root, "docs", guide), "utf8");
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = ""]) => code);
}

/** Writes a file that uses the package, in a folder in `target/`; gives its path. */
export async function writeExample(folder: string, name: string, code: string): Promise<string> {
  const file = join(root, "target", folder, name);
  const packages = join(dirname(file), "node_modules");
  await mkdir(packages, { recursive: true });
  // Bundlers do not let a package import itself by name.
  await symlink(root, join(packages, "ocean-fleet")).catch((error) => {
    if (error.code !== "EEXIST") throw error;
  });
  await writeFile(file, code);
  return file;
}

/** What the compiler says of some files, as strictly as can be; not of the libraries that they use. */
export function complaintsOf(paths: Iterable<string>): string[] {
  const program = ts.createProgram([...paths], {
    strict: true,
    noEmit: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: [],
  });
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}
