import { oneLine } from "../one-line.ts";

/**
 * A name from a file as code within Markdown or HTML, on one line.
 *
 * Letters, digits and what says nothing within a line stay; all else becomes a character reference, which neither
 * Markdown nor HTML takes for structure. The code element keeps sites from making mentions, links and references of what is left, as these work on
 * the text after it was rendered.
 */
export const codeOf = (text: string): string => `<code>${referenced(oneLine(text))}</code>`;

function referenced(text: string): string {
  const shown = text.replaceAll(unseen, (unit) => `\\u${hexOf(unit).padStart(4, "0")}`);
  return shown.replaceAll(/[^\p{L}\p{N}\p{M} "(),-]/gu, (unit) => `&#x${hexOf(unit)};`);
}

/** What rewrites how a text looks, and halves of characters: shown by their numbers. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const hexOf = (unit: string): string => (unit.codePointAt(0) ?? 0).toString(16);

/** Lines in a fenced block of a language; the fence is longer than any run of backticks in them. */
export function fenced(lines: readonly string[], language: string): string {
  const text = lines.map((line) => line.replaceAll(unseen, "\uFFFD")).join("\n");
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/gu), ([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
