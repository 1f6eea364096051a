import type { Condition, CheckedRule, Test } from "../../check/checked-rule.ts";
import type { DiagnosticCode } from "../../grammar/diagnostic-code.ts";
import type { Diagnostic } from "../../grammar/diagnostic.ts";
import { defaultLimits } from "../../grammar/limits.ts";
import { comparisonOperators } from "../../grammar/operators.ts";
import { printOperand } from "../../grammar/print.ts";
import { report } from "../../grammar/report.ts";
import type { StringLiteral } from "../../grammar/rule.ts";
import { fold } from "../../text/ignore-case.ts";
import type { Joint } from "../rewriting/joint.ts";
import { jointsOf } from "../rewriting/joints-of.ts";
import { rewriting } from "../rewriting/rewriting.ts";

/** What makes a chain: comparisons of one property with one text or a list each, and the list operator that says the same. */
interface ChainKind {
  readonly code: DiagnosticCode;
  readonly junction: "and" | "or";
  readonly single: "eq" | "ne";
  readonly list: "in" | "notIn";
}

/** The chains of a kind that are at least so long, each with the fix that writes it as one list. */
export const chainsIn = (
  { condition, text }: CheckedRule,
  kind: ChainKind,
  threshold: number,
): readonly Diagnostic[] =>
  jointsOf(condition)
    .filter(({ junction }) => junction.kind === kind.junction)
    .flatMap((joint) =>
      [...linksOf(joint, kind).values()]
        .filter(({ length }) => length >= Math.max(2, threshold))
        .map((links) => found(text, joint, kind, links)),
    );

/** The comparisons that can be links, by what they are about. */
const linksOf = ({ operands }: Joint, kind: ChainKind): ReadonlyMap<string, readonly Test[]> =>
  Map.groupBy(
    operands.filter((operand): operand is Test => isLink(operand, kind)),
    ({ written }) => printOperand(written.operand),
  );

const isLink = (condition: Condition, { single, list }: ChainKind): boolean =>
  condition.kind === "test" &&
  ((condition.operator === single && condition.value.kind === "string") ||
    (condition.operator === list && condition.value.kind === "strings"));

function found(
  text: string | undefined,
  joint: Joint,
  { code, list }: ChainKind,
  links: readonly Test[],
): Diagnostic {
  const [first, ...others] = links;
  if (first === undefined) throw new TypeError("a chain has links");
  const { operand } = first.written;
  const path = printOperand(operand);
  const { spelling } = comparisonOperators[list];
  const values = distinct(links);
  const written = (place: StringLiteral): string =>
    text?.slice(place.span.start, place.span.end) ?? "";
  const inOne = `${path} ${spelling} [${values.map(written).join(", ")}]`;
  return report(
    code,
    first.written.span,
    `\`${path}\` is compared ${links.length} times side by side`,
    {
      hint: `one \`${spelling}\` says the same`,
      fix:
        values.length > defaultLimits.listItems
          ? undefined
          : rewriting(text, joint, {
              title: `write one \`${spelling}\``,
              without: others,
              instead: new Map([[first, inOne]]),
            }),
    },
  );
}

/** The values of all links, each once. */
function distinct(links: readonly Test[]): readonly StringLiteral[] {
  const literals = links.flatMap(({ written: { value } }) =>
    (value.kind === "list" ? value.items : [value]).filter((item) => item.kind === "string"),
  );
  const byFold = new Map<string, StringLiteral>();
  for (const literal of literals) {
    const key = fold(literal.value);
    if (!byFold.has(key)) byFold.set(key, literal);
  }
  return [...byFold.values()];
}
