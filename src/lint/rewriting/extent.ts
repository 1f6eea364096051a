import type { Span } from "../../grammar/span.ts";

/** Where a part stands in a text with the parentheses around it; none that lie outside `bounds`. */
export function extentOf(text: string, { start, end }: Span, bounds: Span): Span {
  let extent = { start, end };
  for (;;) {
    const before = skipped(text, extent.start - 1, -1);
    const after = skipped(text, extent.end, 1);
    const isEnclosed = text[before] === "(" && text[after] === ")";
    if (!isEnclosed || before < bounds.start || after >= bounds.end) return extent;
    extent = { start: before, end: after + 1 };
  }
}

/** The place of the next character that is no white space, in one direction. */
function skipped(text: string, from: number, step: 1 | -1): number {
  let place = from;
  while (whiteSpace.has(text[place] ?? "")) place += step;
  return place;
}

/** What separates in a rule. */
const whiteSpace: ReadonlySet<string> = new Set([" ", "\t", "\r", "\n", "\u00a0"]);
