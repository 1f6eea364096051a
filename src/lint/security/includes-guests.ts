import type { Formula, Variable } from "../../analysis/formula/formula.ts";
import { not } from "../../analysis/formula/join.ts";
import type { Space } from "../../analysis/formula/space.ts";
import { matching } from "../../analysis/reach/matching.ts";
import type { CheckedRule } from "../../check/checked-rule.ts";
import { report } from "../../grammar/report.ts";
import { fold } from "../../text/ignore-case.ts";
import { addingTo } from "./adding-to.ts";
import { canHoldOf } from "./can-hold-of.ts";
import { canSatisfy } from "./can-satisfy.ts";
import type { RuleLint } from "../lint.ts";

/** A rule that leaves no guests out takes them in; one that asks for guests, and takes no members, means to. */
export const includesGuests: RuleLint = (rule) => {
  if (rule.subject !== "user" || isOfOneKind(rule)) return [];
  const isOpenTo = (userType: string, name: (space: Space) => Formula): boolean =>
    canHoldOf(rule, { userType }) && canSatisfy(rule, { userType }, name);
  if (!isOpenTo("Guest", hasNameOfGuest) || !isOpenTo("Member", hasOtherName)) return [];
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

const nameOf = (space: Space): Variable =>
  space.variableOf({ name: "userPrincipalName", type: "string" });

const hasNameOfGuest = (space: Space): Formula =>
  space.literal(nameOf(space), { kind: "text", text: aNameOfGuest });

const aNameOfGuest = matching(String.raw`\A[^\s@]+#EXT#@[^\s@]+\z`);

/** That of a member does not hold the mark at all. */
const hasOtherName = (space: Space): Formula =>
  not(
    space.literal(nameOf(space), {
      kind: "text",
      text: { kind: "part", folded: fold(mark), written: mark },
    }),
  );

const mark = "#EXT#";
