import assert from "node:assert/strict";
import { test } from "node:test";
import ts from "typescript";
import { type Declarations, docOf, nameOf, nodesOf, published, readText } from "./declarations.ts";

const declarations = published();

/** Whether users see a node's name, so that it needs a doc comment. */
const isExplained = (node: ts.Node) =>
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isClassDeclaration(node) ||
  ts.isFunctionDeclaration(node) ||
  ts.isVariableDeclaration(node) ||
  ts.isPropertySignature(node) ||
  ts.isMethodSignature(node) ||
  ts.isConstructSignatureDeclaration(node) ||
  ts.isConstructorDeclaration(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isGetAccessorDeclaration(node) ||
  (ts.isPropertyDeclaration(node) && !ts.isPrivateIdentifier(node.name));

const everyNode = ({ modules }: Declarations) => modules.flatMap((module) => [...nodesOf(module)]);

const undocumented = (declarations: Declarations) =>
  everyNode(declarations)
    .filter((node) => isExplained(node) && docOf(node).trim() === "")
    .map(nameOf);

const anys = (declarations: Declarations) =>
  everyNode(declarations)
    .filter(({ kind }) => kind === ts.SyntaxKind.AnyKeyword)
    .map((node) => nameOf(node.parent));

test("the declarations compile strictly, and so do the libraries they depend on", () => {
  const { program } = declarations;
  assert.deepEqual(
    ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText),
    [],
  );
});

test("every type, property, method and object parameter has a doc comment", () => {
  assert.deepEqual(undocumented(declarations), []);
  const explained = everyNode(declarations).filter(isExplained);
  assert.ok(explained.length > 800, `${explained.length} names`);
});

test("a missing doc comment is found wherever it is", () => {
  const sample = readText(`
    /** Documented. */
    export interface A {
      b: string;
      c(): void;
      /** Documented. */
      d: { e: 1 };
    }
    /** */
    export type F = string;
    /** Documented. */
    export declare class G { #private; constructor(); h: string; get i(): string; j(): void }
    export declare function k(): void;
    export declare const l: string;
  `);
  const found = ["A.b", "A.c", "A.d.e", "F", "G.new", "G.h", "G.i", "G.j", "k", "l"];
  assert.deepEqual(undocumented(sample), found);
});

test("there is no `any`", () => {
  assert.deepEqual(anys(declarations), []);
  const sample = readText("export interface A { b: { c: any }[]; d(e: Promise<any>): void }");
  assert.deepEqual(anys(sample), ["A.b.c", "A.d.e"]);
});

test("nothing is published that the entry point does not export or mention", () => {
  const { checker, exported, modules } = declarations;
  const mentioned = new Set([...exported.values()].flatMap((symbol) => symbol.declarations ?? []));
  const follow = (node: ts.Node) => {
    const symbol = ts.isIdentifier(node) && checker.getSymbolAtLocation(node);
    if (!symbol) return;
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    for (const declaration of target.declarations ?? []) {
      if (mentioned.has(declaration)) continue;
      mentioned.add(declaration);
      for (const inner of nodesOf(declaration)) follow(inner);
    }
  };
  for (const declaration of [...mentioned]) for (const inner of nodesOf(declaration)) follow(inner);
  const declared = modules.flatMap(({ statements }) =>
    statements.flatMap((each): readonly ts.Node[] =>
      ts.isVariableStatement(each) ? each.declarationList.declarations : [each],
    ),
  );
  const named = declared.filter((each): each is ts.DeclarationStatement => "name" in each && nameOf(each) !== "global");
  assert.ok(named.length > 100);
  assert.deepEqual(named.filter((each) => !mentioned.has(each)).map(nameOf), []);
});

test("nothing internal is published", () => {
  for (const { text, fileName } of declarations.modules) assert.ok(!text.includes("@internal"), fileName);
});
