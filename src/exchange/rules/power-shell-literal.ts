import { doubleQuote, singleQuote } from "./power-shell-notation.ts";

/** The ways to be inside an expandable string: within its text, or within `$(…)`. */
type Frame = "string" | "here" | "parentheses";

/** The quote that closes the expandable string whose text starts at an offset; nothing where none does. */
export const endOfExpandable = (text: string, start: number): number | undefined =>
  endOf(text, start, "string");

/** The quote that closes an expandable here-string, with which a line begins. */
export const endOfExpandableHere = (text: string, start: number): number | undefined =>
  hereEnd(text, start, doubleQuote) === start ? start : endOf(text, start, "here");

/** The quote that closes a literal string. */
export function endOfLiteral(text: string, start: number): number | undefined {
  const quotes = new RegExp(`[${singleQuote}]{1,2}`, "gu");
  quotes.lastIndex = start;
  for (let match = quotes.exec(text); match !== null; match = quotes.exec(text))
    if (match[0].length === 1) return match.index;
  return undefined;
}

/** The quote that closes a literal here-string. */
export const endOfLiteralHere = (text: string, start: number): number | undefined =>
  hereEnd(text, start, singleQuote, true);

/** Where a line from an offset on begins with a quote and `@`; only the first where the others do not count. */
function hereEnd(
  text: string,
  start: number,
  quotes: string,
  isAnyLine = false,
): number | undefined {
  const pattern = new RegExp(`(?<![^\\r\\n])[${quotes}]@`, isAnyLine ? "gu" : "yu");
  pattern.lastIndex = start;
  return pattern.exec(text)?.index;
}

/** How a here-string begins. */
export const hereOpening: RegExp = new RegExp(
  `@([${doubleQuote}${singleQuote}])[ \\t]*(?:\\r\\n|\\n|\\r)`,
  "uy",
);

/** Expressions in strings hold strings that hold expressions; a stack of our own does not overflow. */
function endOf(text: string, start: number, whole: Frame): number | undefined {
  const frames: Frame[] = [whole];
  let at = start;
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const pattern = patterns[frame];
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return undefined;
    const next = stepOver(text, match[0], match.index, frames);
    if (next === undefined) return undefined;
    if (frames.length === 0) return match.index;
    at = next;
  }
  return undefined;
}

const patterns: Readonly<Record<Frame, RegExp>> = {
  string: new RegExp(`\`[^]|\\$[({]|[${doubleQuote}]{1,2}`, "gu"),
  here: new RegExp(`\`[^]|\\$[({]|(?<![^\\r\\n])[${doubleQuote}]@`, "gu"),
  parentheses: new RegExp(
    `\`[^]|@?[${doubleQuote}${singleQuote}]|[()]|<#|(?<![^\\s(){};,|&=])#`,
    "gu",
  ),
};

/** Takes what was found into the frames, and gives where to go on; nothing where the string cannot end. */
function stepOver(text: string, found: string, at: number, frames: Frame[]): number | undefined {
  const behind = at + found.length;
  const frame = frames.at(-1);
  if (found.startsWith("`")) return behind;
  if (found === "$(" || found === "(") {
    frames.push("parentheses");
    return behind;
  }
  if (found === "${") return after(text, "}", behind);
  if (frame === "string" && found.length === 2) return behind;
  if (frame !== "parentheses" || found === ")") {
    frames.pop();
    return behind;
  }
  if (found === "<#") return after(text, "#>", behind);
  if (found === "#") return after(text, "\n", behind);
  return enterString(text, found, at, frames);
}

function enterString(text: string, found: string, at: number, frames: Frame[]): number | undefined {
  const quote = found.at(-1) ?? "";
  hereOpening.lastIndex = at;
  const here = hereOpening.exec(text);
  const start = here === null ? at + found.length : at + here[0].length;
  if (singleQuote.includes(quote)) {
    const end = here === null ? endOfLiteral(text, start) : endOfLiteralHere(text, start);
    return end === undefined ? undefined : end + (here === null ? 1 : 2);
  }
  frames.push(here === null ? "string" : "here");
  return start;
}

function after(text: string, sign: string, from: number): number | undefined {
  const at = text.indexOf(sign, from);
  return at === -1 ? undefined : at + sign.length;
}
