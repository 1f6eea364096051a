import { type Place, positionAfter } from "./input-error.ts";
import type { JsonRecord } from "./json-framer.ts";

/** The way from a JSON value to one inside it: names of objects, indexes of lists. */
export type Path = readonly (string | number)[];

/** Where a value inside a record stands: its name, or itself where it is an item; as near as the path can be followed. */
export function placeOfPath({ file, text, line, column }: JsonRecord, path: Path): Place {
  let place = afterSpace(text, 0);
  let value = place;
  for (const step of path) {
    const child = childOf(text, value, step);
    if (child === undefined) break;
    ({ place, value } = child);
  }
  return { file, ...positionAfter({ line, column }, text.slice(0, place)) };
}

interface Child {
  /** Where its name starts, or where it starts itself as an item. */
  readonly place: number;
  /** Where it starts. */
  readonly value: number;
}

/** Of a name that comes twice, the last: that is whose value `JSON.parse` keeps. */
function childOf(text: string, container: number, step: string | number): Child | undefined {
  const isObject = text[container] === "{";
  if (isObject !== (typeof step === "string")) return undefined;
  let found: Child | undefined;
  let index = 0;
  let at = afterSpace(text, container + 1);
  while (at < text.length && text[at] !== "}" && text[at] !== "]") {
    const place = at;
    if (isObject) at = afterSpace(text, afterSpace(text, afterString(text, at)) + 1);
    const name: unknown = isObject
      ? JSON.parse(text.slice(place, afterString(text, place)))
      : index;
    if (name === step) found = { place, value: at };
    index++;
    at = afterSpace(text, afterValue(text, at));
    if (text[at] === ",") at = afterSpace(text, at + 1);
  }
  return found;
}

/** The end of the value that starts at an offset of a text that is JSON. */
function afterValue(text: string, start: number): number {
  let depth = 0;
  let at = start;
  do {
    const character = text[at];
    if (character === '"') at = afterString(text, at);
    else if (character === "{" || character === "[") {
      depth++;
      at++;
    } else if (character === "}" || character === "]") {
      depth--;
      at++;
    } else at = matchEnd(depth === 0 ? scalar : between, text, at);
  } while (depth > 0 && at < text.length);
  return at;
}

function afterString(text: string, start: number): number {
  let at = matchEnd(plain, text, start + 1);
  while (text[at] === "\\") at = matchEnd(plain, text, at + 2);
  return at + 1;
}

const afterSpace = (text: string, at: number): number => matchEnd(space, text, at);

const space = /[ \t\r\n]*/y;
const plain = /[^"\\]*/y;
const scalar = /[^\s,}\]]*/y;
/** What stands inside brackets beside strings and further brackets. */
const between = /[^"{}[\]]*/y;

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
