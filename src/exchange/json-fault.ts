import { InputError, type Place, quoted } from "./input-error.ts";

/** Where a text stops being JSON. */
export interface JsonFault {
  readonly offset: number;
  /** What was due there, as a message puts it. */
  readonly due: string;
}

type Due = "value" | "value or end" | "name" | "name or end" | "colon" | "comma" | "end";

/**
 * Finds where a text stops being one JSON value. `JSON.parse` says so for some faults only, and in other words from
 * version to version. Gives nothing for a text that is JSON.
 */
export function jsonFault(text: string): JsonFault | undefined {
  const open: ("{" | "[")[] = [];
  let due: Due = "value";
  let offset = 0;
  for (;;) {
    while (isSpace(text.charCodeAt(offset))) offset++;
    const character = text[offset] ?? "";
    if (due === "end" && character === "") return undefined;
    const end = tokenEnd(text, offset);
    const next: Due | undefined = end === undefined ? undefined : dueAfter(character, due, open);
    if (end === undefined || next === undefined) {
      return { offset: faultOffset(text, offset), due: words(due, open.at(-1)) };
    }
    offset = end;
    due = next;
  }
}

/** What is due behind a token, or `undefined` where the token itself was not due. Keeps `open` up to date. */
function dueAfter(character: string, due: Due, open: ("{" | "[")[]): Due | undefined {
  const takesValue = due === "value" || due === "value or end";
  switch (character) {
    case "{":
    case "[":
      if (!takesValue) return undefined;
      open.push(character);
      return character === "{" ? "name or end" : "value or end";
    case "}":
    case "]": {
      const isEmpty = due === (character === "}" ? "name or end" : "value or end");
      const closes = open.at(-1) === (character === "}" ? "{" : "[");
      if (!closes || !(isEmpty || due === "comma")) return undefined;
      open.pop();
      return afterValue(open);
    }
    case ",":
      if (due !== "comma") return undefined;
      return open.at(-1) === "{" ? "name" : "value";
    case ":":
      return due === "colon" ? "value" : undefined;
    case '"':
      if (due === "name" || due === "name or end") return "colon";
      return takesValue ? afterValue(open) : undefined;
    default:
      return takesValue ? afterValue(open) : undefined;
  }
}

const afterValue = (open: readonly string[]): Due => (open.length === 0 ? "end" : "comma");

function words(due: Due, open: "{" | "[" | undefined): string {
  switch (due) {
    case "value":
      return "a value";
    case "value or end":
      return "a value or `]`";
    case "name":
      return "a name in double quotes";
    case "name or end":
      return "a name in double quotes or `}`";
    case "colon":
      return "`:`";
    case "comma":
      return open === "{" ? "`,` or `}`" : "`,` or `]`";
    case "end":
      return "nothing more";
    default:
      return due satisfies never;
  }
}

/** The end of the token that starts at an offset, or `undefined` where none does. */
function tokenEnd(text: string, offset: number): number | undefined {
  const character = text[offset] ?? "";
  if (character === "") return undefined;
  if ("{}[],:".includes(character)) return offset + 1;
  const end = character === '"' ? stringStop(text, offset) + 1 : matchEnd(scalar, text, offset);
  if (character === '"' && text[end - 1] !== '"') return undefined;
  return end === offset ? undefined : end;
}

/** Of a string that is none, the character that spoils it; of anything else, its start. */
const faultOffset = (text: string, offset: number): number =>
  text[offset] === '"' ? stringFault(text, offset) : offset;

const stringFault = (text: string, offset: number): number => {
  const stop = stringStop(text, offset);
  return text[stop] === '"' ? offset : stop;
};

/** The closing quote of a string, or the character that cannot stand in one. */
function stringStop(text: string, offset: number): number {
  let stop = matchEnd(plain, text, offset + 1);
  while (text[stop] === "\\") {
    const behind = matchEnd(escape, text, stop);
    if (behind === stop) return stop;
    stop = matchEnd(plain, text, behind);
  }
  return stop;
}

const isSpace = (unit: number): boolean =>
  unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;

/** All but control characters, the quote and the backslash. */
const plain = /[ !#-[\]-\uFFFF]*/y;
const escape = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

function matchEnd(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : offset;
}

/** The error for a text, the rest of which is given, that goes on with something else than what was due. */
export function unexpected(place: Place, due: string, rest: string): InputError {
  const found = /^(?:\w+|\S|$)/u.exec(rest)?.[0] ?? "";
  const what = found === "" ? "a line break" : quoted(found);
  return new InputError(`expected ${due} but found ${what}`, place, hintFor(due, found));
}

function hintFor(due: string, found: string): string | undefined {
  if (found === "'") return "JSON takes double quotes";
  const isAfterComma = /^an? /u.test(due) && (found === "}" || found === "]");
  return isAfterComma ? "take away the comma before it" : undefined;
}
