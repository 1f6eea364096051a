import { guessing, report } from "../grammar/report.ts";
import type { Comparison, StringLiteral } from "../grammar/rule.ts";
import { fold } from "../text/ignore-case.ts";
import { bareWord } from "./bare-word.ts";
import type { Source } from "./checked-rule.ts";
import type { Context } from "./context.ts";
import { nearestOf } from "./resolve.ts";

/** Warns of strings that are legal and still cannot be what was meant. */
export function checkText(
  comparison: Comparison,
  literal: StringLiteral,
  source: Source,
  context: Context,
): void {
  const { name } = comparison.operator;
  if (name !== "eq" && name !== "ne" && name !== "in" && name !== "notIn") return;
  const isSingle = name === "eq" || name === "ne";
  // No sure one: it changes who is a member, and somebody can have the word as a value.
  const nullFix = isSingle
    ? guessing("write `null`", literal.span, bareWord("null", literal.span, context.text))
    : undefined;
  if (literal.value === "") {
    context.diagnostics.push(
      report("empty-literal", literal.span, 'no value equals ""', {
        hint: isSingle
          ? `\`-${name} null\` asks whether the property has a value`
          : "take it out of the list",
        fix: nullFix,
      }),
    );
  } else if (literal.value.toLowerCase() === "null") {
    context.diagnostics.push(
      report("quoted-null", literal.span, "this is the word `null` in quotes, not `null`", {
        hint: isSingle
          ? "without quotes it asks whether the property has a value"
          : "`null` cannot stand in a list; add `-eq null`",
        fix: nullFix,
      }),
    );
  } else checkVocabulary(literal, source, context);
}

function checkVocabulary(
  { value, span }: StringLiteral,
  source: Source,
  { diagnostics }: Context,
): void {
  const values = source.kind === "item" ? undefined : source.property.values;
  if (values === undefined || values.some((known) => fold(known) === fold(value))) return;
  const suggestion = suggestions.get(value.toLowerCase()) ?? nearestOf(value, values);
  const isOffered = suggestion !== undefined && values.includes(suggestion);
  diagnostics.push(
    report(
      "value-never-occurs",
      span,
      `\`${value}\` is not among the values that this property takes`,
      {
        hint: isOffered
          ? `did you mean \`${suggestion}\`?`
          : `it takes ${values.map((known) => `\`${known}\``).join(", ")}`,
        fix: isOffered ? guessing(`write \`${suggestion}\``, span, `"${suggestion}"`) : undefined,
      },
    ),
  );
}

/** What other products call the values. */
const suggestions: ReadonlyMap<string, string> = new Map([
  ["corporate", "Company"],
  ["byod", "Personal"],
  ["external", "Guest"],
  ["internal", "Member"],
  ["employee", "Member"],
  [
    "disablepasswordexpiration,disablestrongpassword",
    "DisablePasswordExpiration, DisableStrongPassword",
  ],
  [
    "disablestrongpassword, disablepasswordexpiration",
    "DisablePasswordExpiration, DisableStrongPassword",
  ],
  ["hybrid", "ServerAD"],
  ["entra", "AzureAD"],
  ["registered", "Workplace"],
]);
