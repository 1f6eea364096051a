import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Scalar,
  type YAMLError,
  type YAMLMap,
} from "yaml";
import { InputError, type Place, quoted } from "../input-error.ts";
import { unitsOf } from "./units-of.ts";
import type { YamlEntry, YamlScalar, YamlValue } from "./yaml-value.ts";

/**
 * Reads the documents of a YAML 1.2 file by the core schema: texts, numbers, `true`, `false`, `null`, lists and maps
 * with texts as keys. Tags of any kind and merge keys are no part of it. An alias stands for the same value once more,
 * which is not copied, so that no file is larger inside than outside.
 *
 * @throws InputError for a file that is too long, is not YAML, has a key twice, or nests or repeats too much
 */
export function readYaml(text: string, file: string): readonly YamlValue[] {
  if (text.length > longest)
    throw new InputError(
      `the file is longer than ${longest.toLocaleString("en-US")} characters`,
      { file, line: 1 },
      "put many users into a file of their own and name it with `usersFile`",
    );
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    version: "1.2",
    schema: "core",
    merge: false,
    resolveKnownTags: false,
    stringKeys: true,
    // Its own way to find a key that comes twice takes time with the square of their number.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
    lineCounter: lines,
  });
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const all = Array.isArray(documents) ? documents : [];
  return all.map((document) => new Reader(document, text, placeOf).read());
}

const longest = 4_000_000;
const deepest = 64;
/** With every alias counted as what it stands for. */
const mostValues = 1_000_000;

/** Turns one document into values. */
class Reader {
  private readonly document: Document.Parsed;
  private readonly text: string;
  private readonly placeOf: (offset: number) => Place;
  /** What an alias of this name stands for; `undefined` while that is still being read. */
  private readonly anchors = new Map<string, YamlValue | undefined>();
  /** How many values a value holds, itself included. */
  private readonly sizes = new Map<YamlValue, number>();

  public constructor(document: Document.Parsed, text: string, placeOf: (offset: number) => Place) {
    this.document = document;
    this.text = text;
    this.placeOf = placeOf;
  }

  public read(): YamlValue {
    const { contents, errors, warnings, range } = this.document;
    const [first] = [...errors, ...warnings].toSorted((a, b) => a.pos[0] - b.pos[0]);
    if (first !== undefined) throw this.faultOf(first);
    return this.valueOf(contents, range[0], 0);
  }

  private faultOf({ code, message, pos: [offset] }: YAMLError): InputError {
    const place = this.placeOf(offset);
    if (code === "RESOURCE_EXHAUSTION") return tooDeep(place);
    if (code === "NON_STRING_KEY") return new InputError("this key is not a text", place);
    const said = `${message.charAt(0).toLowerCase()}${message.slice(1).replace(/\.$/u, "")}`;
    return new InputError(`this is not YAML: ${said}`, place, hints.get(code));
  }

  private valueOf(node: unknown, at: number, depth: number): YamlValue {
    const [start, end] = rangeOf(node, at);
    if (depth > deepest) throw tooDeep(this.placeOf(start));
    if (isAlias(node)) return this.meantBy(node.source, start);
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor !== undefined) this.anchors.set(anchor, undefined);
    const value = this.ownValueOf(node, start, end, depth);
    if (anchor !== undefined) this.anchors.set(anchor, value);
    return value;
  }

  private meantBy(name: string, offset: number): YamlValue {
    const value = this.anchors.get(name);
    if (value !== undefined) return value;
    const problem = this.anchors.has(name)
      ? `the alias ${quoted(`*${name}`)} stands inside what it means`
      : `the alias ${quoted(`*${name}`)} means nothing: no anchor ${quoted(`&${name}`)} stands before it`;
    throw new InputError(problem, this.placeOf(offset));
  }

  private ownValueOf(node: unknown, start: number, end: number, depth: number): YamlValue {
    const place = this.placeOf(start);
    if (isMap(node)) {
      const entries = this.entriesOf(node, depth);
      const values = entries.map(({ value }) => value);
      return this.measured({ kind: "map", place, entries }, values);
    }
    if (isSeq(node)) {
      const items = node.items.map((item) => this.valueOf(item, start, depth + 1));
      return this.measured({ kind: "list", place, items }, items);
    }
    const scalar = isScalar(node) ? node : undefined;
    return this.measured(this.scalarOf(scalar, place, start, end), []);
  }

  private entriesOf({ items }: YAMLMap, depth: number): readonly YamlEntry[] {
    const keys = new Set<string>();
    return items.map(({ key, value }) => {
      const [at, end] = rangeOf(key, 0);
      const { name, place } = this.keyOf(key, at, depth);
      if (keys.has(name))
        throw new InputError(
          `the key ${quoted(name)} stands here a second time`,
          place,
          "keep one of the two",
        );
      keys.add(name);
      return { key: name, place, value: this.valueOf(value, end, depth + 1) };
    });
  }

  /** A key may have an anchor as well. */
  private keyOf(key: unknown, at: number, depth: number): { name: string; place: Place } {
    const read = this.valueOf(key, at, depth + 1);
    const { place } = read;
    if (read.kind === "scalar" && typeof read.value === "string")
      return { name: read.value, place };
    throw new InputError("this key is not a text", place);
  }

  private scalarOf(node: Scalar | undefined, place: Place, start: number, end: number): YamlScalar {
    const value = node?.value ?? null;
    if (typeof value === "string") {
      const raw = this.text.slice(start, end);
      const offsetOf = (unit: number): number | undefined => {
        const inside = unitsOf(raw, value)?.[unit];
        return inside === undefined ? undefined : start + inside;
      };
      return { kind: "scalar", place, value, offsetOf };
    }
    if (value === null || typeof value === "number" || typeof value === "boolean")
      return { kind: "scalar", place, value, offsetOf: () => undefined };
    throw new InputError("this is no text, number, true, false or null", place);
  }

  private measured<Value extends YamlValue>(value: Value, parts: readonly YamlValue[]): Value {
    const size = parts.reduce((sum, part) => sum + (this.sizes.get(part) ?? 1), 1);
    if (size > mostValues)
      throw new InputError(
        `with its aliases this holds more than ${mostValues.toLocaleString("en-US")} values`,
        value.place,
      );
    this.sizes.set(value, size);
    return value;
  }
}

/** Where a node begins and ends; a value that is left out stands where it would begin. */
function rangeOf(node: unknown, at: number): readonly [start: number, end: number] {
  const range = isNode(node) ? node.range : undefined;
  return range ? [range[0], range[1]] : [at, at];
}

const tooDeep = (place: Place): InputError =>
  new InputError(`this nests deeper than ${deepest} levels`, place);

const hints: ReadonlyMap<string, string> = new Map([
  ["TAB_AS_INDENT", "indent with spaces"],
  [
    "TAG_RESOLVE_FAILED",
    "take the tag away; a text that looks like something else stands in quotes",
  ],
  ["BAD_DQ_ESCAPE", "write the text in single quotes, or behind `|`"],
  ["UNEXPECTED_TOKEN", "write the whole text in single quotes, or behind `|`"],
  ["BLOCK_AS_IMPLICIT_KEY", "write the whole text in single quotes, or behind `|`"],
]);
