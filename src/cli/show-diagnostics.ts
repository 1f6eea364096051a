import type { Finding } from "../exchange/finding.ts";
import type { LineColumn } from "../exchange/line-column.ts";
import type { Diagnostic, Severity } from "../grammar/diagnostic.ts";
import { withoutBreaks } from "./one-line.ts";
import type { Colors } from "./terminal.ts";

/** A rule, or another text, with what to call it and where it begins in its file. */
export interface Titled {
  readonly title: string;
  readonly text: string;
}

/** The line and column of an offset; lines end in a line feed. */
export function placeOf(text: string, offset: number): LineColumn {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: offset - lineStart + 1 };
}

/** Shows a diagnostic with the line that it speaks of and carets under the place. */
export function showDiagnostic(
  { title, text }: Titled,
  diagnostic: Diagnostic,
  colors: Colors,
): string {
  const place = { name: withoutBreaks(title), ...placeOf(text, diagnostic.span.start) };
  return shown(place, text, diagnostic, [], colors);
}

/** Shows a finding in the same way at its place in the file, with the rule's own text, and says which rule of the file it is. */
export function showFinding({ source, diagnostic, start }: Finding, colors: Colors): string {
  const { file, title, text } = source;
  const whose = title === file ? [] : [`${colors.dim("= rule:")} ${withoutBreaks(title)}`];
  return shown({ name: file, ...start }, text, diagnostic, whose, colors);
}

function shown(
  { name, line, column }: LineColumn & { readonly name: string },
  text: string,
  diagnostic: Diagnostic,
  whose: readonly string[],
  colors: Colors,
): string {
  const { severity, code, message, hint, entra } = diagnostic;
  const paint = painters[severity](colors);
  const margin = " ".repeat(String(line).length);
  const advice = [
    ...whose,
    ...(hint === undefined ? [] : [`${colors.dim("= hint:")} ${hint}`]),
    ...(entra === undefined ? [] : [`${colors.dim("= Entra says:")} ${colors.dim(entra)}`]),
  ];
  return [
    `${colors.bold(`${name}:${line}:${column}:`)} ${paint(severity)} ${message} ${colors.dim(`[${code}]`)}`,
    ...excerpt(text, diagnostic, margin, line, paint, colors),
    ...advice.map((piece) => `${margin} ${piece}`),
  ].join("\n");
}

const painters: Readonly<Record<Severity, (colors: Colors) => (text: string) => string>> = {
  error:
    ({ red, bold }) =>
    (text) =>
      bold(red(text)),
  warning:
    ({ yellow, bold }) =>
    (text) =>
      bold(yellow(text)),
  hint: ({ cyan }) => cyan,
};

/** The line with carets under the span; of a long line only what surrounds the span. */
function excerpt(
  text: string,
  { span }: Diagnostic,
  margin: string,
  line: number,
  paint: (text: string) => string,
  { dim }: Colors,
): string[] {
  const lineStart = text.lastIndexOf("\n", span.start - 1) + 1;
  const nextBreak = text.indexOf("\n", span.start);
  const lineEnd = nextBreak === -1 ? text.length : nextBreak;
  const from = span.start - lineStart > before ? span.start - before : lineStart;
  const to = Math.min(lineEnd, from + widest);
  const excerpted = `${from > lineStart ? "…" : ""}${plain(text.slice(from, to))}${to < lineEnd ? "…" : ""}`;
  const indent = span.start - from + (from > lineStart ? 1 : 0);
  const carets = "^".repeat(Math.max(1, Math.min(span.end, to) - span.start));
  return [
    `${dim(`${line} |`)} ${excerpted}`,
    `${margin} ${dim("|")} ${" ".repeat(indent)}${paint(carets)}`,
  ];
}

const before = 60;
const widest = 120;

/** One column for each unit: tabs and carriage returns become spaces. */
const plain = (text: string): string => text.replaceAll(/[\t\r]/gu, " ");
