import { globSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join } from "node:path/posix";
import { describe, expect, test } from "vitest";

/** A file imports from its own layer and the layers before it, never from those after it. */
const layers = [
  "text",
  "grammar",
  "schema",
  "check",
  "eval",
  "analysis",
  "lint",
  "directory",
  "membership",
  "licensing",
  "tenant",
  "persistence",
  "exchange",
  "parallel",
  "index.ts",
  "node.ts",
  "cli",
];

/** Where Node's own modules may be imported; the rest runs in a browser. */
const layersOnNode = new Set(["persistence", "parallel", "node.ts", "cli"]);

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = globSync("{src,test}/**/*.ts").map((file) => file.replaceAll("\\", "/"));
const sources = new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
const imports = files.flatMap((file) => importsOf(file, sources.get(file) ?? ""));
const sourceFiles = files.filter((file) => file.startsWith("src/"));
const ofSource = ({ from }: Import): boolean => from.startsWith("src/");

describe("the source", () => {
  test("lies in known layers", () => {
    expect(sourceFiles.filter((file) => layerOf(file) === -1)).toEqual([]);
  });

  test("imports from its own layer or an earlier one", () => {
    expect(imports.filter(ofSource).filter(pointsUp)).toEqual([]);
  });

  test("never imports itself by the package's name", () => {
    expect(imports.filter(ofSource).filter(isRoundabout)).toEqual([]);
  });

  test("imports Node's modules in the layers on Node only", () => {
    expect(imports.filter(ofSource).filter(needsNode)).toEqual([]);
  });

  test("reaches nothing of Node's from src/index.ts", () => {
    const reached = reachedFrom(["src/index.ts"], imports);
    expect(imports.filter(({ from, to }) => reached.has(from) && isBuiltin(to))).toEqual([]);
  });

  test("imports only what is written out, so that the other facts are about all of it", () => {
    expect(sourceFiles.filter((file) => hidesImport(sources.get(file) ?? ""))).toEqual([]);
  });

  test("has no file longer than 250 lines", () => {
    expect(sourceFiles.filter((file) => linesOf(sources.get(file) ?? "") > 250)).toEqual([]);
  });
});

test("the reference evaluator shares no code with src/eval", () => {
  const reached = [...reachedFrom(["test/oracle/reference.ts"], imports)];
  expect(reached.filter((file) => file.startsWith("src/eval/"))).toEqual([]);
});

describe("a planted fault is caught:", () => {
  test.for([
    `import { compile } from "../eval/compile.ts";`,
    `import type { Predicate } from "../eval/compile.ts";`,
    `import {\n  compile,\n  type Predicate,\n} from "../eval/compile.ts";`,
    `import "../eval/compile.ts";`,
    `import('../eval/compile.ts');`,
    `const compile = await import(\n  "../eval/compile.ts"\n);`,
    `type Predicate = import("../eval/compile.ts").Predicate;`,
    `export { compile } from "../eval/compile.ts";`,
    `export * from "../eval/compile.ts";`,
    `export type * from "../eval/compile.ts";`,
  ])("an upward import, %j", (source) => {
    const planted = importsOf("src/grammar/planted.ts", source);
    expect(planted).toEqual([{ from: "src/grammar/planted.ts", to: "src/eval/compile.ts" }]);
    expect(planted.every(pointsUp)).toBe(true);
  });

  test("an import that leaves the layers", () => {
    const planted = importsOf("src/cli/planted.ts", `import { x } from "../../test/planted.ts";`);
    expect(planted.every(pointsUp)).toBe(true);
  });

  test("an import by the package's name", () => {
    const planted = importsOf("src/text/planted.ts", `import { parse } from "muster";`);
    expect(planted.every(isRoundabout)).toBe(true);
  });

  test.for(["node:fs", "fs", "fs/promises"])(
    "an import of %s outside the layers on Node",
    (name) => {
      expect(needsNode({ from: "src/eval/planted.ts", to: name })).toBe(true);
      expect(needsNode({ from: "src/cli/planted.ts", to: name })).toBe(false);
    },
  );

  test("a module of Node's at the end of a chain of imports", () => {
    const planted = [
      { from: "src/index.ts", to: "src/text/planted.ts" },
      { from: "src/text/planted.ts", to: "src/text/other.ts" },
    ];
    expect([...reachedFrom(["src/index.ts"], planted)]).toContain("src/text/other.ts");
  });

  test("an import of a computed name", () => {
    expect(hidesImport("await import(name);")).toBe(true);
    expect(hidesImport('await import("./a.ts"); import.meta.url;')).toBe(false);
  });

  test("a file of 251 lines", () => {
    expect(linesOf("line\n".repeat(250))).toBe(250);
    expect(linesOf("line\n".repeat(251))).toBe(251);
  });
});

/** Lists what a file imports, re-exports or names in a type; relative paths are resolved. */
function importsOf(file: string, source: string): Import[] {
  const specifiers = source.matchAll(/\b(?:from|import)\s*\(?\s*(["'`])([^"'`\n]+)\1/g);
  return [...specifiers].map(([, , specifier = ""]) => ({
    from: file,
    to: specifier.startsWith(".") ? join(dirname(file), specifier) : specifier,
  }));
}

function layerOf(file: string): number {
  const [folder, layer = ""] = file.split("/");
  return folder === "src" ? layers.indexOf(layer) : -1;
}

function pointsUp({ from, to }: Import): boolean {
  const isOfPackage = /^(?:src|test|bench|scripts|examples|dist|\.\.)\//.test(to);
  return isOfPackage && (layerOf(to) === -1 || layerOf(to) > layerOf(from));
}

function isRoundabout({ to }: Import): boolean {
  return to === "muster" || to.startsWith("muster/");
}

function needsNode({ from, to }: Import): boolean {
  return isBuiltin(to) && !layersOnNode.has(from.split("/")[1] ?? "");
}

/** The files that the given ones import, directly or not, with themselves. */
function reachedFrom(starts: readonly string[], edges: readonly Import[]): ReadonlySet<string> {
  const reached = new Set(starts);
  for (const file of reached) {
    for (const { from, to } of edges) if (from === file) reached.add(to);
  }
  return reached;
}

function hidesImport(source: string): boolean {
  return /\bimport\s*\(\s*[^\s"'`]|\brequire\s*\(/.test(source);
}

function linesOf(source: string): number {
  return source.replace(/\n$/, "").split("\n").length;
}
