import type { Condition } from "../../check/checked-rule.ts";
import type { TextEdit } from "../../grammar/diagnostic.ts";
import { print } from "../../grammar/print.ts";
import { report } from "../../grammar/report.ts";
import { extentOf } from "../rewriting/extent.ts";
import { ifItFits } from "../rewriting/if-it-fits.ts";
import { jointsOf } from "../rewriting/joints-of.ts";
import type { RuleLint } from "../lint.ts";
import { shown } from "../quoted.ts";

/** `-and` beside `-or` without parentheses: it binds tighter, and who reads from left to right takes it otherwise. */
export const mixedAndOr: RuleLint = ({ condition, text }) => {
  if (text === undefined) return [];
  const whole = { start: 0, end: text.length };
  const isOpen = ({ kind, written: { span } }: Condition): boolean =>
    kind === "and" && extentOf(text, span, whole).start === span.start;
  return jointsOf(condition).flatMap(({ junction: { written }, operands, isInBareBody }) => {
    const open = operands.filter(isOpen);
    const edits = open.flatMap(({ written: { span } }) => parenthesesAround(span));
    const fix = { title: "add the parentheses", certainty: "sure", edits } as const;
    return written.kind === "and" || open.length === 0
      ? []
      : [
          report("mixed-and-or", written.span, "`-and` and `-or` stand side by side", {
            hint: `\`-and\` binds tighter, so it is read as ${shown(print(written))}`,
            // In a bare body a parenthesis at the beginning would be taken for that of the body.
            fix: isInBareBody ? undefined : ifItFits(text, fix),
          }),
        ];
  });
};

const parenthesesAround = ({ start, end }: TextEdit["span"]): readonly TextEdit[] => [
  { span: { start, end: start }, text: "(" },
  { span: { start: end, end }, text: ")" },
];
