import type { CheckedRule } from "../../check/checked-rule.ts";
import { report } from "../../grammar/report.ts";
import { comparisonOperators } from "../../grammar/operators.ts";
import { fold } from "../../text/ignore-case.ts";
import { addingTo } from "./adding-to.ts";
import { canHoldOf } from "./can-hold-of.ts";
import { canSatisfy } from "./can-satisfy.ts";
import type { RuleLint } from "../lint.ts";
import { testsIn } from "../../analysis/reach/tests-in.ts";

/** A rule that says nothing of `userType` takes guests in; one that asks for guests means to. */
export const includesGuests: RuleLint = (rule) => {
  if (rule.subject !== "user" || isOfOneKind(rule)) return [];
  const { guest, member } = namesOf(rule);
  const both = [
    { userType: "Guest", ...guest },
    { userType: "Member", ...member },
  ];
  if (!both.every((one) => canHoldOf(rule, one) && canSatisfy(rule, one))) return [];
  return [
    report("includes-guests", rule.rule.span, "this rule does not leave guests out", {
      hint: 'add `-and (user.userType -eq "Member")` where they are not meant',
      fix: addingTo(rule, 'user.userType -eq "Member"'),
    }),
  ];
};

/** `memberOf` and Direct Reports stand alone: nothing can be added to them. */
export const isOfOneKind = ({ condition }: CheckedRule): boolean =>
  condition.kind === "member-of" || condition.kind === "direct-reports";

/** A guest's name holds `#EXT#`; where a rule asks for no more of a name, that decides it. */
function namesOf({ condition }: CheckedRule): Record<"guest" | "member", object> {
  const isMarkOnly = testsIn(condition)
    .filter(({ property }) => property.name === "userPrincipalName")
    .every(({ test: { operator, value } }) => {
      const { positive } = comparisonOperators[operator];
      if (positive === "contains") return value.kind === "string" && isMark(value.text);
      return positive === "match" && value.kind === "pattern" && isMark(value.source);
    });
  return isMarkOnly
    ? {
        guest: { userPrincipalName: "a_b.example#EXT#@c.example" },
        member: { userPrincipalName: "a@c.example" },
      }
    : { guest: {}, member: {} };
}

const isMark = (text: string): boolean => ["#EXT#", "#EXT#@"].includes(fold(text));
