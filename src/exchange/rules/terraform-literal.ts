/** How far a Terraform string or heredoc goes: to its closing quote, or to the line that ends it. */
export type LiteralEnd = number | undefined;

/** The ways to be inside a literal: within its text, within `${…}`, or within braces there. */
type Frame =
  | { readonly kind: "string" }
  | { readonly kind: "heredoc"; readonly marker: string }
  | { readonly kind: "template" }
  | { readonly kind: "braces" };

/** The closing quote of the string whose text starts at an offset; nothing where it is never closed. */
export const endOfString = (text: string, start: number): LiteralEnd =>
  endOfLiteral(text, start, { kind: "string" });

/** The line that ends the heredoc whose first line starts at an offset; nothing where there is none. */
export const endOfHeredoc = (text: string, start: number, marker: string): LiteralEnd =>
  isMarker(text, start, marker) ? start : endOfLiteral(text, start, { kind: "heredoc", marker });

/** Where a heredoc begins: its sign, its marker, and the line break. */
export const heredocOpening: RegExp = /<<(-?)([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;

/** Templates hold strings that hold templates; a stack of our own does not overflow. */
function endOfLiteral(text: string, start: number, whole: Frame): LiteralEnd {
  const frames: Frame[] = [whole];
  let at = start;
  for (;;) {
    const frame = frames.at(-1);
    if (frame === undefined) return undefined;
    const pattern = patterns[frame.kind];
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return undefined;
    at = pattern.lastIndex;
    const end = stepOver(text, match[0], at, frames);
    if (end === undefined) return undefined;
    if (frames.length === 0) return frame.kind === "string" ? match.index : end;
    at = end;
  }
}

const patterns: Readonly<Record<Frame["kind"], RegExp>> = {
  string: /\\[^]|\$\$\{|%%\{|[$%]\{|["\n]/gu,
  heredoc: /\$\$\{|%%\{|[$%]\{|\n/gu,
  template: /["{}]|<<|#|\/\/|\/\*/gu,
  braces: /["{}]|<<|#|\/\/|\/\*/gu,
};

/** Takes what was found into the frames, and gives where to go on; nothing where the literal cannot end. */
function stepOver(text: string, found: string, at: number, frames: Frame[]): LiteralEnd {
  const frame = frames.at(-1);
  switch (found) {
    case '"':
      if (frame?.kind === "string") frames.pop();
      else frames.push({ kind: "string" });
      return at;
    case "\n":
      if (frame?.kind !== "heredoc") return undefined;
      if (isMarker(text, at, frame.marker)) frames.pop();
      return at;
    case "${":
    case "%{":
      frames.push({ kind: "template" });
      return at;
    case "{":
      frames.push({ kind: "braces" });
      return at;
    case "}":
      frames.pop();
      return at;
    case "<<":
      return enterHeredoc(text, at, frames);
    case "#":
    case "//":
    case "/*":
      return endOfComment(text, at - found.length);
    default:
      return at;
  }
}

function enterHeredoc(text: string, at: number, frames: Frame[]): number {
  heredocOpening.lastIndex = at - 2;
  const match = heredocOpening.exec(text);
  if (match === null) return at;
  const [opening, , marker = ""] = match;
  const start = at - 2 + opening.length;
  if (!isMarker(text, start, marker)) frames.push({ kind: "heredoc", marker });
  return start;
}

function isMarker(text: string, start: number, marker: string): boolean {
  const next = text.indexOf("\n", start);
  return text.slice(start, next === -1 ? text.length : next).trim() === marker;
}

/** The end of the comment that starts at an offset: before the line break, or behind the sign. */
export function endOfComment(text: string, start: number): LiteralEnd {
  if (text.startsWith("/*", start)) {
    const end = text.indexOf("*/", start + 2);
    return end === -1 ? undefined : end + 2;
  }
  const end = text.indexOf("\n", start);
  return end === -1 ? text.length : end;
}
