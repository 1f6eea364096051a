import { stripTypeScriptTypes } from "node:module";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import * as muster from "../../src/index.ts";
import * as musterNode from "../../src/node.ts";

/** What an example says of a value, and what the value is. */
export interface Noted {
  readonly statement: string;
  readonly actual: unknown;
  readonly expected: unknown;
  /** Whether the example leaves something out, with `…`. */
  readonly isPartial: boolean;
}

/**
 * Runs a program of the documentation, with `muster` imported from the source.
 *
 * `statement; // → value` says what the value of an expression is, or of the constant that the statement declares; the
 * comment may stand on lines of its own, behind the statement. `, …` in a value leaves out the rest of an object.
 * `console.log(value)` has the value that it is given.
 */
export async function runProgram(source: string): Promise<Noted[]> {
  const all: Noted[] = [];
  const note = (
    statement: string,
    actual: unknown,
    expected: unknown,
    isPartial: boolean,
  ): void => {
    all.push({ statement, actual, expected, isPartial });
  };
  const body = noting(withoutImports(stripTypeScriptTypes(source)));
  await new AsyncFunction("load", "note", "console", body)(load, note, { log: given });
  return all;
}

/** Tells whether a value is what the example says. */
export const isAsSaid = ({ actual, expected, isPartial }: Noted): boolean =>
  isPartial ? holds(actual, expected) : isDeepStrictEqual(actual, expected);

/** Whether a value is another one, but for keys that the other leaves out. */
function holds(actual: unknown, expected: unknown): boolean {
  if (!isObject(actual) || !isObject(expected)) return isDeepStrictEqual(actual, expected);
  const isWhole = !Array.isArray(expected) || Object.keys(actual).length === expected.length;
  return isWhole && Object.entries(expected).every(([key, value]) => holds(actual[key], value));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const given = (value: unknown): unknown => value;

const AsyncFunction = runProgram.constructor as new (
  ...sources: readonly string[]
) => (...values: readonly unknown[]) => Promise<void>;

async function load(specifier: string): Promise<unknown> {
  if (specifier === "muster") return muster;
  if (specifier === "muster/node") return musterNode;
  if (!specifier.startsWith(".")) return import(specifier);
  return import(new URL(specifier, pathToFileURL(`${process.cwd()}/`)).href);
}

/** Imports stand at the head of a program; a function cannot hold them. */
const withoutImports = (source: string): string =>
  source.replaceAll(
    /^import\s+([^;"]+?)\s+from\s+("[^"]+");?/gmu,
    (_whole, names: string, specifier: string) =>
      `const ${patternOf(names)} = await load(${specifier});`,
  );

function patternOf(names: string): string {
  if (names.startsWith("{")) return names.replaceAll(/\s+as\s+/gu, ": ");
  return names.startsWith("*") ? names.replace(/^\*\s+as\s+/u, "") : `{ default: ${names} }`;
}

/** Turns comments about values into calls that note them. */
function noting(source: string): string {
  const lines = source.split("\n");
  const written: string[] = [];
  let statement: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? "";
    const [, before = line, value] = arrow.exec(line) ?? [];
    if (before.trim() !== "") statement.push(before);
    if (value === undefined) {
      if (arrow.exec(lines[index + 1] ?? "")?.[1]?.trim() === "" || !ends(line)) continue;
      written.push(...statement);
    } else {
      const values = [value];
      for (; continued.test(lines[index + 1] ?? ""); index++)
        values.push((lines[index + 1] ?? "").replace(continued, ""));
      written.push(noted(statement.join("\n"), values.join("\n")));
    }
    statement = [];
  }
  return [...written, ...statement].join("\n");
}

const arrow = /^(.*?)\s*\/\/ → (.*)$/u;
const continued = /^\s*\/\/ {3}/u;

/** Whether a statement can be over behind a line. */
const ends = (line: string): boolean => /(?:[;}]|^|^\s*\/\/.*)\s*$/u.test(line);

function noted(statement: string, value: string): string {
  const isPartial = value.includes("…");
  const expected = `(${value.replaceAll(/,?\s*…/gu, "")})`;
  const shown = JSON.stringify(statement.trim());
  const [, name] = /^\s*(?:const|let)\s+(\w+)\s*=/u.exec(statement) ?? [];
  const actual = name ?? `await (${statement.trim().replace(/;$/u, "")})`;
  const call = `note(${shown}, ${actual}, ${expected}, ${isPartial});`;
  return name === undefined ? call : `${statement}\n${call}`;
}
