import type { CheckedRule } from "../../check/checked-rule.ts";
import type { Fix } from "../../grammar/diagnostic.ts";

/** Builds the fix that adds a condition to a whole rule; a guess, as it can change who is a member. */
export function addingTo({ rule: { span } }: CheckedRule, condition: string): Fix {
  return {
    title: `add \`-and (${condition})\``,
    certainty: "guess",
    edits: [
      { span: { start: span.start, end: span.start }, text: "(" },
      { span: { start: span.end, end: span.end }, text: `) -and (${condition})` },
    ],
  };
}
