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
  const { start, end } = value.span;
  return Array.from(
    text.slice(start, end).matchAll(new RegExp(pattern, "gu")),
    ({ 0: found, index }) =>
      report(
        "template",
        { start: start + index, end: start + index + found.length },
        `\`${found}\` looks like a placeholder that was never filled in`,
        { severity: "warning", hint: "the rule compares with these characters as they stand" },
      ),
  );
}
