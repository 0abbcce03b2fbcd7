import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import manifest from "ocean-fleet/package.json" with { type: "json" };
import ts from "typescript";

// The published type declarations, as read by TypeScript.

const root = dirname(fileURLToPath(import.meta.resolve("ocean-fleet/package.json")));
const face = join(root, manifest.types);
/** The types of all entry points. */
const faces = Object.values(manifest.exports).flatMap((target) =>
  typeof target === "string" ? [] : [join(root, target.require.types)],
);

/** The folder of the declarations. */
export const folder = dirname(face);

/** The compiler options of a strict user. */
export const OPTIONS: ts.CompilerOptions = {
  strict: true,
  skipLibCheck: false,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
  types: [],
};

/** The declarations of a program. */
export interface Declarations {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  /** The package's own modules. */
  readonly modules: readonly ts.SourceFile[];
  /** What the entry points export, by name. */
  readonly exported: ReadonlyMap<string, ts.Symbol>;
}

/** Reads the declarations that files export, and everything they refer to. */
export function read(files: readonly string[], host?: ts.CompilerHost): Declarations {
  const program = ts.createProgram(files, OPTIONS, host);
  const checker = program.getTypeChecker();
  const modules = program.getSourceFiles().filter(({ fileName }) => !program.isSourceFileDefaultLibrary(at(fileName)));
  const symbols = files.map((file) => checker.getSymbolAtLocation(at(file)) as ts.Symbol);
  const exports = symbols.flatMap((symbol) => checker.getExportsOfModule(symbol));
  // Two entry points may each have their own `default`.
  const exported = new Map(exports.map((each) => [nameIn(each, exports), original(checker, each)]));
  return { program, checker, modules, exported };

  function at(name: string): ts.SourceFile {
    return program.getSourceFile(name) as ts.SourceFile;
  }
}

/** Reads the declarations of a module given as text. */
export function readText(text: string): Declarations {
  const name = "/face.d.ts";
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => file === name || fileExists(file);
  host.getSourceFile = (file, ...rest) =>
    file === name ? ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true) : getSourceFile(file, ...rest);
  return read([name], host);
}

export const published = (): Declarations => read(faces);

/** A symbol's name; of all but the first of that name, with its place. */
function nameIn(symbol: ts.Symbol, symbols: readonly ts.Symbol[]): string {
  const place = symbols.filter(({ name }) => name === symbol.name).indexOf(symbol);
  return place > 0 ? `${symbol.name} ${place + 1}` : symbol.name;
}

/** What a re-exported symbol refers to. */
const original = (checker: ts.TypeChecker, symbol: ts.Symbol) =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

/** Every node below this one. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) {
    yield child;
    yield* nodesOf(child);
  }
}

/** A declaration's qualified name. */
export function nameOf(node: ts.Node): string {
  const names: string[] = [];
  for (let each: ts.Node | undefined = node; each; each = each.parent) {
    const { name } = each as ts.NamedDeclaration;
    if (name) names.unshift(name.getText());
    else if (ts.isConstructorDeclaration(each) || ts.isConstructSignatureDeclaration(each)) names.unshift("new");
  }
  return names.join(".");
}

/** The text of a declaration's doc comment. */
export const docOf = (node: ts.Node): string =>
  ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "")
    .join("\n");

/** The interface with this name. */
export function interfaceOf({ exported }: Declarations, name: string): ts.InterfaceDeclaration {
  const declaration = exported.get(name)?.declarations?.find(ts.isInterfaceDeclaration);
  if (!declaration) throw new Error(`there is no interface ${name}`);
  return declaration;
}

/** An interface's properties, by name. */
export const membersOf = (declaration: ts.InterfaceDeclaration): Map<string, ts.PropertySignature> =>
  new Map(declaration.members.filter(ts.isPropertySignature).map((member) => [member.name.getText(), member]));
