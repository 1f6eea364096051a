import { replacing, report } from "../grammar/report.ts";
import type { Comparison, Literal, StringLiteral } from "../grammar/rule.ts";
import { millisecondsOf } from "../grammar/duration.ts";
import { printLiteral, printString } from "../grammar/print.ts";
import type { PropertyType } from "../schema/property.ts";
import { bareWord } from "./bare-word.ts";
import type { Source, Value } from "./checked-rule.ts";
import type { Context } from "./context.ts";
import { instantOf, looksLikeDate } from "./instant.ts";
import { patternValue } from "./pattern-value.ts";
import { versionOf } from "./version.ts";
import { checkText } from "./vocabulary.ts";

/** Types the constant of a comparison, or reports why the operator cannot take it. The operator fits the type already. */
export function valueOf(
  comparison: Comparison,
  source: Source,
  context: Context,
): Value | undefined {
  const { value: literal, operator } = comparison;
  const type = typeOf(source);
  const needsList = operator.name === "in" || operator.name === "notIn";
  if (literal.kind === "list")
    return needsList
      ? stringsOf(comparison, literal.items, source, context)
      : listNeedsIn(comparison, context);
  if (literal.kind === "null") return nullOf(comparison, context);
  if (needsList) return inNeedsList(comparison, source, context);
  if (type === "boolean") return booleanOf(literal, context);
  if (type === "date") return dateOf(comparison, literal, context);
  if (type === "plan collection")
    return mismatch(literal, "a plan collection is compared with `null` only", context);
  return textOf(comparison, literal, source, context);
}

/** The type of what a source gives: items are strings. */
export const typeOf = (source: Source): PropertyType =>
  source.kind === "property" ? source.property.type : "string";

function stringsOf(
  comparison: Comparison,
  items: readonly Literal[],
  source: Source,
  context: Context,
): Value | undefined {
  const texts: string[] = [];
  for (const item of items) {
    if (item.kind === "string") {
      checkText(comparison, item, source, context);
      texts.push(item.value);
    } else if (item.kind === "null") nullNeedsEquality(comparison, item, context);
    else mismatch(item, "a list holds strings", context, true);
  }
  return texts.length === items.length ? { kind: "strings", texts } : undefined;
}

function listNeedsIn({ operator, value }: Comparison, { diagnostics }: Context): undefined {
  const spelling = operator.name === "eq" ? "-in" : operator.name === "ne" ? "-notIn" : undefined;
  diagnostics.push(
    report("list-needs-in", value.span, `\`-${operator.name}\` takes one value, not a list`, {
      hint: "only `-in` and `-notIn` take a list",
      fix:
        spelling === undefined
          ? undefined
          : replacing(`write \`${spelling}\``, operator.span, spelling),
    }),
  );
  return undefined;
}

function inNeedsList(comparison: Comparison, source: Source, context: Context): Value | undefined {
  const { span } = comparison.value;
  const edits = [
    { span: { start: span.start, end: span.start }, text: "[" },
    { span: { start: span.end, end: span.end }, text: "]" },
  ];
  context.diagnostics.push(
    report("in-needs-list", span, "`-in` and `-notIn` take a list", {
      hint: 'write the values in brackets: `["a", "b"]`',
      fix: { certainty: "sure", title: "put it in brackets", edits },
    }),
  );
  return stringsOf(comparison, [comparison.value], source, context);
}

function nullOf(comparison: Comparison, context: Context): Value | undefined {
  const { operator, value } = comparison;
  if (operator.name === "eq" || operator.name === "ne") return { kind: "null" };
  nullNeedsEquality(comparison, value, context);
  return undefined;
}

function nullNeedsEquality(
  { operator }: Comparison,
  { span }: Literal,
  { diagnostics }: Context,
): void {
  diagnostics.push(
    report("null-needs-equality", span, `\`-${operator.name}\` does not take \`null\``, {
      hint: "only `-eq null` and `-ne null` ask whether a property has a value",
    }),
  );
}

function booleanOf(literal: Literal, context: Context): Value | undefined {
  if (literal.kind === "boolean") return { kind: "boolean", isTrue: literal.value };
  const word = literal.kind === "string" ? literal.value.toLowerCase() : "";
  if (word !== "true" && word !== "false")
    return mismatch(literal, "write `true` or `false`", context);
  context.diagnostics.push(
    report("quoted-boolean", literal.span, `\`${word}\` stands in quotes`, {
      fix: replacing(
        "take the quotes away",
        literal.span,
        bareWord(word, literal.span, context.text),
      ),
    }),
  );
  return { kind: "boolean", isTrue: word === "true" };
}

function dateOf({ operator }: Comparison, literal: Literal, context: Context): Value | undefined {
  if (literal.kind === "now") {
    if (operator.name !== "ge" && operator.name !== "le") return nowNeedsOrdering(literal, context);
    const length = literal.step === undefined ? 0 : millisecondsOf(literal.step.duration);
    return { kind: "now", milliseconds: literal.step?.direction === "minus" ? -length : length };
  }
  const hint = "write a date as `2025-01-31` or `2025-01-31T08:00:00Z`, or `system.now`";
  if (literal.kind !== "string" && literal.kind !== "date") return mismatch(literal, hint, context);
  const text = literal.kind === "string" ? literal.value : literal.text;
  const milliseconds = instantOf(text);
  if (milliseconds !== undefined) return { kind: "instant", milliseconds };
  if (!looksLikeDate(text)) return mismatch(literal, hint, context);
  context.diagnostics.push(
    report("invalid-date", literal.span, `\`${text}\` is no date`, { hint }),
  );
  return undefined;
}

function nowNeedsOrdering({ span }: Literal, { diagnostics }: Context): undefined {
  diagnostics.push(
    report("now-needs-ordering", span, "`system.now` is compared by `-ge` and `-le` only", {
      hint: "no date equals the present instant for longer than that instant",
    }),
  );
  return undefined;
}

function textOf(
  comparison: Comparison,
  literal: Literal,
  source: Source,
  context: Context,
): Value | undefined {
  const { operator } = comparison;
  const isOrdering = operator.name === "ge" || operator.name === "le";
  if (literal.kind !== "string")
    return mismatch(literal, isOrdering ? versionHint : "write it in quotes", context, !isOrdering);
  if (isOrdering) return versionValue(comparison, literal, context);
  if (operator.name === "match" || operator.name === "notMatch")
    return patternValue(literal, context);
  checkText(comparison, literal, source, context);
  return { kind: "string", text: literal.value };
}

const versionHint = 'write a dotted number in quotes, as in `"10.0.19045"`';

function versionValue(
  { operator }: Comparison,
  literal: StringLiteral,
  context: Context,
): Value | undefined {
  const version = versionOf(literal.value);
  if (version === undefined) return mismatch(literal, versionHint, context);
  context.diagnostics.push(
    report(
      "undocumented-ordering",
      operator.span,
      `the order of versions by \`-${operator.name}\` is not documented`,
      {
        hint: "here versions are ordered part by part, as numbers",
      },
    ),
  );
  return { kind: "version", version };
}

/** A constant of another type; `isText` where a string would do, so that quotes can mend it. */
function mismatch(
  literal: Literal,
  hint: string,
  { diagnostics }: Context,
  isText = false,
): undefined {
  const written = printLiteral(literal);
  const shown = written.includes("`") ? "this value" : `\`${written}\``;
  diagnostics.push(
    report("type-mismatch", literal.span, `${shown} is of another type than the property`, {
      hint,
      fix: isText ? replacing("put it in quotes", literal.span, printString(written)) : undefined,
    }),
  );
  return undefined;
}
