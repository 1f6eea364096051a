import { report } from "../../grammar/report.ts";
import { addingTo } from "./adding-to.ts";
import { canHoldOf } from "./can-hold-of.ts";
import { canSatisfy } from "./can-satisfy.ts";
import { isOfOneKind } from "./includes-guests.ts";
import type { RuleLint } from "../lint.ts";

/** A rule that says nothing of `accountEnabled` keeps disabled accounts in; one that asks for them means to. */
export const includesDisabled: RuleLint = (rule) => {
  if (rule.subject !== "user" || isOfOneKind(rule)) return [];
  const both = [{ accountEnabled: false }, { accountEnabled: true }];
  if (!both.every((one) => canHoldOf(rule, one) && canSatisfy(rule, one))) return [];
  return [
    report("includes-disabled", rule.rule.span, "this rule does not leave disabled accounts out", {
      hint: "add `-and (user.accountEnabled -eq true)` where they are not meant",
      fix: addingTo(rule, "user.accountEnabled -eq true"),
    }),
  ];
};
