import type { Diagnostic } from "./diagnostic.ts";
import type { ComparisonOperator } from "./operators.ts";
import { report } from "./report.ts";
import type { Literal } from "./rule.ts";

/** The placeholders of the usual template languages: `${x}`, `{{x}}`, `{0}`, `<name>`. */
export const templatePattern: RegExp =
  /\$\{[^{}]*\}|\{\{[^{}]*\}\}|\{\w+\}|<\p{L}[\p{L}\p{N} ._-]*>/u;

/** In a pattern, braces count and angle brackets name: only `${x}` and `{{x}}` can be nothing but placeholders. */
const inPattern = /\$\{[^{}]*\}|\{\{[^{}]*\}\}/u;

/** Warns of placeholders inside the strings of a value. */
export function templateWarnings(
  text: string,
  operator: ComparisonOperator,
  value: Literal,
): Diagnostic[] {
  if (value.kind === "list")
    return value.items.flatMap((item) => templateWarnings(text, operator, item));
  if (value.kind !== "string" || !/[{<]/u.test(value.value)) return [];
  const pattern = operator === "match" || operator === "notMatch" ? inPattern : templatePattern;
  const found = pattern.exec(text.slice(value.span.start, value.span.end));
  if (found === null) return [];
  const start = value.span.start + found.index;
  return [
    report(
      "template",
      { start, end: start + found[0].length },
      `\`${found[0]}\` looks like a placeholder that was never filled in`,
      {
        severity: "warning",
        hint: "the rule compares with these characters as they stand",
      },
    ),
  ];
}
