import type { Witness } from "../../analysis/verdict.ts";
import type { CheckedRule } from "../../check/checked-rule.ts";
import { explain } from "../../eval/explain.ts";
import { readerOf } from "../../eval/subject.ts";
import { decisiveLeaves } from "../decisive-leaves.ts";
import { oneLine, withoutBreaks } from "../one-line.ts";
import type { Colors } from "../terminal.ts";

/** The attributes of a witness that some rules read, each in a line: `user.city = "Oslo"`. */
export function attributeLines(
  { witness, now }: Witness,
  rules: readonly CheckedRule[],
  colors: Colors,
): string[] {
  const names = new Set(rules.flatMap(({ reads }) => reads));
  const subject = rules[0]?.subject ?? "user";
  const lines = Array.from(names, (name) => {
    const value = readerOf(name)(witness);
    return value === undefined
      ? colors.dim(`${subject}.${name} is unset`)
      : `${subject}.${name} = ${withoutBreaks(JSON.stringify(value))}`;
  });
  return now === undefined ? lines : [...lines, `system.now = ${now.toISOString()}`];
}

/** What a rule says of a witness, and the comparisons on which that rests. */
export function reasonLine(
  name: string,
  rule: CheckedRule,
  { witness, now }: Witness,
  colors: Colors,
): string {
  const explanation = explain(rule, witness, { now });
  const isMember = explanation.expressionResult === true;
  const leaves = decisiveLeaves(explanation).map(({ expression }) => oneLine(expression));
  const more = leaves.length - most;
  const said = [...leaves.slice(0, most), ...(more > 0 ? [`… and ${more} more`] : [])].join("; ");
  return `${name} ${isMember ? colors.green("✓") : colors.red("✗")} ${colors.dim(said)}`;
}

/** More comparisons than these no person reads. */
const most = 3;
