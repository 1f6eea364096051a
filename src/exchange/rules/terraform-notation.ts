import { type Escape, escapesIn, type Notation, transcribe } from "./notation.ts";

/** What stands between the quotes of a Terraform string. */
export const terraformString: Notation = {
  read: (written) => transcribe(written, escapesIn(written, inString, meaningOf)),
  write: (text) => text.replaceAll(special, escaped),
  problem: "Terraform has no such escape",
};

const inString = /\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^]|$)|\$\$\{|%%\{|[$%]\{|["\r\n]/gu;
const special = /["\\\p{Cc}]|[$%](?=\{)/gu;

function meaningOf(escape: string): string | undefined {
  if (escape.startsWith("$$") || escape.startsWith("%%")) return escape.slice(1);
  if (!escape.startsWith("\\")) return undefined;
  if (escape.length <= 2) return short.get(escape.slice(1));
  const code = Number.parseInt(escape.slice(2), 16);
  const isCharacter = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}

const short: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ['"', '"'],
  ["\\", "\\"],
]);

const shortOf: ReadonlyMap<string, string> = new Map(
  Array.from(short, ([escape, meaning]) => [meaning, escape]),
);

function escaped(unit: string): string {
  if (unit === "$" || unit === "%") return unit + unit;
  const code = unit.charCodeAt(0).toString(16).padStart(4, "0");
  return `\\${shortOf.get(unit) ?? `u${code}`}`;
}

/**
 * The lines of a heredoc, each with its line break.
 *
 * @param marker the line that would end it
 * @param isFlush whether it began with `<<-`, which takes the indentation that all lines have away from them
 */
export const heredoc = (marker: string, isFlush: boolean): Notation => ({
  read: (written) => transcribe(written, escapesOfLines(written, marker, isFlush)),
  write: (text) => text.replaceAll(/[$%](?=\{)/gu, (sign) => sign + sign),
  problem: "this is no heredoc",
});

function* escapesOfLines(written: string, marker: string, isFlush: boolean): Generator<Escape> {
  const lines = linesOf(written);
  const indentation = isFlush ? indentationOf(lines) : 0;
  // Without its last line break it would run into the marker.
  if (written !== "" && !written.endsWith("\n"))
    yield { start: 0, end: written.length, meaning: undefined };
  let start = 0;
  for (const line of lines) {
    if (line.trim() === marker) yield { start, end: start + line.length, meaning: undefined };
    if (indentation > 0 && line.trim() !== "")
      yield { start, end: start + indentation, meaning: "" };
    for (const escape of escapesIn(line, /\$\$\{|%%\{|[$%]\{/gu, meaningOf))
      yield { ...escape, start: start + escape.start, end: start + escape.end };
    start += line.length;
  }
}

function linesOf(written: string): string[] {
  const lines = written.split("\n").map((line) => `${line}\n`);
  lines.pop();
  return lines;
}

/** Blank lines do not count, and keep what they have. */
const indentationOf = (lines: readonly string[]): number =>
  lines
    .filter((line) => line.trim() !== "")
    .reduce((least, line) => Math.min(least, line.search(/\S/u)), Number.POSITIVE_INFINITY);
