import { literal } from "./literal.ts";
import type { Pattern } from "./pattern.ts";
import type { PatternFault } from "./pattern-fault.ts";
import { readBlank } from "./read-blank.ts";
import { readClass } from "./read-class.ts";
import { readEscape } from "./read-escape.ts";
import { readGroupHeader } from "./read-group-header.ts";
import { readQuantified, refuseQuantifier } from "./read-quantifier.ts";
import { refuseReferences } from "./read-reference.ts";
import { Reading, type Flags } from "./reading.ts";
import { anyUnit, complement, unitSet } from "./unit-set.ts";

/** A pattern, or the first fault that keeps a text from being one. */
export type ParsedPattern =
  | { readonly ok: true; readonly value: Pattern }
  | { readonly ok: false; readonly fault: PatternFault };

/**
 * Reads a .NET regular expression as under the options IgnoreCase and CultureInvariant.
 *
 * Never throws; takes time about linear in the length of the source. What it returns is safe to compile.
 */
export function parsePattern(source: string): ParsedPattern {
  const reading = new Reading(source);
  const value = readBody(reading, { i: true, m: false, n: false, s: false, x: false });
  const { position } = reading;
  if (!reading.isAtEnd) {
    const hint = "write `\\)` for the character itself";
    reading.fail("regex-syntax", "`)` closes nothing", position, position + 1, hint);
  }
  refuseReferences(reading);
  return reading.fault === undefined ? { ok: true, value } : { ok: false, fault: reading.fault };
}

/** body = { atom [ quantifier ] } { "|" { atom [ quantifier ] } }, up to `)` or the end. */
function readBody(reading: Reading, outer: Flags): Pattern {
  const options: Pattern[] = [];
  let items: Pattern[] = [];
  let flags = outer;
  for (;;) {
    readBlank(reading, flags);
    const start = reading.position;
    const size = reading.size;
    const char = reading.next();
    if (char === "") break;
    if (char === ")") {
      reading.position = start;
      break;
    }
    if (char === "|") {
      options.push(sequence(items));
      items = [];
      reading.grow(1, start);
      continue;
    }
    const atom = char === "(" ? readGroup(reading, flags) : readAtom(reading, char, flags);
    if (atom.kind === "flags") {
      flags = atom.flags;
      continue;
    }
    const item = readQuantified(reading, flags, atom, size);
    if (item.kind !== "empty") items.push(item);
  }
  if (options.length === 0) return sequence(items);
  return { kind: "choice", options: [...options, sequence(items)] };
}

function sequence(items: readonly Pattern[]): Pattern {
  if (items.length === 0) return { kind: "empty" };
  const [only] = items;
  return only !== undefined && items.length === 1 ? only : { kind: "sequence", items };
}

/** group = "(" header body ")"; an inline option gives the flags that hold from there on instead. */
function readGroup(
  reading: Reading,
  outer: Flags,
): Pattern | { readonly kind: "flags"; readonly flags: Flags } {
  const start = reading.position - 1;
  const header = readGroupHeader(reading, outer);
  if (header.kind === "flags") return header;
  reading.descend(start);
  const item = readBody(reading, header.flags);
  reading.ascend();
  if (!reading.take(")")) {
    const hint = "write `\\(` for the character itself";
    reading.fail("regex-syntax", "`(` is not closed", start, start + 1, hint);
  }
  switch (header.kind) {
    case "group":
      return item;
    case "atomic":
      return item.kind === "empty" ? item : { kind: "atomic", item };
    case "look":
      return { kind: "look", direction: header.direction, negated: header.negated, item };
    default:
      return header satisfies never;
  }
}

/** Reads what is neither group nor blank, `char` being its first unit. */
function readAtom(reading: Reading, char: string, flags: Flags): Pattern {
  const start = reading.position - 1;
  const atom = readUncountedAtom(reading, char, flags);
  if (atom.kind !== "empty") reading.grow(1, start);
  return atom;
}

function readUncountedAtom(reading: Reading, char: string, flags: Flags): Pattern {
  switch (char) {
    case "[":
      return { kind: "unit", set: readClass(reading, flags) };
    case "\\":
      return readEscape(reading, flags);
    case ".":
      return flags.s ? any : anyInLine;
    case "^":
      return { kind: "assertion", place: flags.m ? "line-start" : "text-start" };
    case "$":
      return { kind: "assertion", place: flags.m ? "line-end" : "last-line-end" };
    case "*":
    case "+":
    case "?":
    case "{":
      refuseQuantifier(reading, reading.position - 1);
      return literal(char.charCodeAt(0), flags);
    default:
      return literal(char.charCodeAt(0), flags);
  }
}

const any: Pattern = { kind: "unit", set: anyUnit };
const anyInLine: Pattern = { kind: "unit", set: complement(unitSet(10)) };
