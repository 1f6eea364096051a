import type { Test } from "../../check/checked-rule.ts";
import type { Fix } from "../../grammar/diagnostic.ts";
import { comparisonOperators } from "../../grammar/operators.ts";
import { printLiteral } from "../../grammar/print.ts";
import { report } from "../../grammar/report.ts";
import { pathOf } from "../../grammar/spelling.ts";
import { ifItFits } from "../rewriting/if-it-fits.ts";
import type { RuleLint } from "../lint.ts";
import { partsOf } from "../parts-of.ts";
import { shown } from "../quoted.ts";

/**
 * A string operator directly on a collection. It asks whether some element fits, and negated, whether none does: that
 * is the reading here (`docs/semantics.md`), and nothing in the rule says so.
 */
export const containsOnCollection: RuleLint = ({ condition, text }) =>
  [...partsOf(condition)].flatMap((part) => {
    if (part.kind !== "test" || part.value.kind === "null") return [];
    if (part.source.kind !== "property" || part.source.property.type !== "string collection")
      return [];
    const { spelling, negates } = comparisonOperators[part.operator];
    const asked = negates ? "no element" : "some element";
    const form = formOf(part);
    return [
      report(
        "contains-on-collection",
        part.written.operator.span,
        `\`${spelling}\` stands directly on a collection`,
        {
          hint: `it asks whether ${asked} fits${form.length > longest ? "" : `: ${shown(form)}`}`,
          fix: ifItFits(text, quantifying(part)),
        },
      ),
    ];
  });

const longest = 200;

/** The same with a quantifier: positive of some element, negated of none, so also where there is none at all. */
function formOf({ operator, written }: Test): string {
  const { positive, negates } = comparisonOperators[operator];
  const path = written.operand.kind === "item" ? "_" : pathOf(written.operand);
  const form = `${path} -any (_ ${comparisonOperators[positive].spelling} ${printLiteral(written.value)})`;
  return negates ? `-not (${form})` : form;
}

function quantifying({ operator, written }: Test): Fix {
  const { positive, negates } = comparisonOperators[operator];
  const { start, end } = written.span;
  const item = `-any (_ ${comparisonOperators[positive].spelling}`;
  const before = negates ? [{ span: { start, end: start }, text: "-not (" }] : [];
  return {
    title: "write it with `-any`",
    certainty: "sure",
    edits: [
      ...before,
      { span: written.operator.span, text: item },
      { span: { start: end, end }, text: negates ? "))" : ")" },
    ],
  };
}
