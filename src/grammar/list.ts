import type { Diagnostic } from "./diagnostic.ts";
import { replacing, report } from "./report.ts";
import type { Literal } from "./rule.ts";
import type { Made } from "./literal.ts";
import { type Token, tokenTypes as t } from "./token.ts";

/** What stands between brackets: a constant, a comma, or `undefined` for something reported already. */
export type Entry = Literal | Token | undefined;

/** `[a, b, …]`: one constant at least, commas between them and nowhere else. */
export function listOf(
  open: Token,
  entries: readonly Entry[],
  close: Token,
): Made<Literal | undefined> {
  const span = { start: open.span.start, end: close.span.end };
  const diagnostics: Diagnostic[] = [];
  const items: Literal[] = [];
  let isDue = true;
  let lastComma: Token | undefined;
  for (const entry of entries) {
    if (entry !== undefined && isComma(entry)) {
      if (isDue) diagnostics.push(strayComma(entry, items.length === 0));
      lastComma = entry;
      isDue = true;
      continue;
    }
    if (!isDue && entry !== undefined)
      diagnostics.push(missingComma(entry, items.at(-1)?.span.end));
    if (entry !== undefined) items.push(entry);
    isDue = false;
  }
  if (entries.length === 0) {
    diagnostics.push(
      report("empty-list", span, "the list is empty", { hint: "put at least one value into it" }),
    );
  } else if (
    isDue &&
    lastComma !== undefined &&
    !diagnostics.some(({ span: { start } }) => start === lastComma.span.start)
  ) {
    diagnostics.push(
      report("trailing-comma", lastComma.span, "no value follows the last comma", {
        fix: replacing("remove the comma", lastComma.span, ""),
      }),
    );
  }
  return { value: items.length === 0 ? undefined : { kind: "list", items, span }, diagnostics };
}

const isComma = (entry: Literal | Token): entry is Token =>
  "tokenType" in entry && entry.tokenType === t.Comma;

const strayComma = ({ span }: Token, isFirst: boolean): Diagnostic =>
  report("unexpected-text", span, `no value stands before this comma`, {
    fix: replacing("remove the comma", span, ""),
    ...(isFirst && { hint: "a list begins with a value" }),
  });

function missingComma({ span }: Literal | Token, previousEnd: number = span.start): Diagnostic {
  const comma = { start: previousEnd, end: previousEnd };
  return report(
    "missing-comma",
    { start: span.start, end: span.start },
    "a comma is missing between two values",
    {
      fix: replacing("add a comma", comma, previousEnd === span.start ? ", " : ","),
    },
  );
}

/** A value in parentheses: `system.now` may stand so, and nothing else. */
export function parenthesisedValue(
  text: string,
  open: Token,
  entries: readonly Entry[],
  close: Token,
): Made<Literal | undefined> {
  const [first] = entries;
  const span = { start: open.span.start, end: close.span.end };
  if (entries.length === 1 && first !== undefined && "kind" in first && first.kind === "now") {
    return { value: first, diagnostics: [] };
  }
  const isList = entries.some((entry) => entry !== undefined && isComma(entry));
  const inner = listOf(open, entries, close);
  const brackets = isList ? (["[", "]"] as const) : (["", ""] as const);
  const written = text.slice(open.span.start, close.span.end);
  const diagnostic = report(
    "parenthesised-value",
    span,
    `the value \`${written}\` stands in parentheses`,
    {
      hint: isList ? 'a list stands in brackets: `["a", "b"]`' : "write it without them",
      fix: {
        certainty: "sure",
        title: isList ? "write brackets" : "take the parentheses away",
        edits: [
          { span: open.span, text: brackets[0] },
          { span: close.span, text: brackets[1] },
        ],
      },
    },
  );
  const value = isList || inner.value?.kind !== "list" ? inner.value : inner.value.items[0];
  return { value, diagnostics: [diagnostic, ...inner.diagnostics] };
}
