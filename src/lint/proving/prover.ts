import type { Formula } from "../../analysis/formula/formula.ts";
import { allOf, anyOf, not } from "../../analysis/formula/join.ts";
import { Space } from "../../analysis/formula/space.ts";
import { search } from "../../analysis/solving/search.ts";
import type { Work } from "../../analysis/work.ts";
import { check } from "../../check/check.ts";
import type { CheckedRule } from "../../check/checked-rule.ts";
import { applyFixes } from "../../check/mend.ts";
import type { Fix } from "../../grammar/diagnostic.ts";
import { maximalLimits } from "../../grammar/limits.ts";
import { isTooLarge } from "../deciding/is-too-large.ts";
import { relatedTo } from "../deciding/related.ts";
import { differenceOf, type Operands } from "./difference-of.ts";

/** A rule after a fix, where it is proved to mean the same; or that it does not, or is no rule; or that it is not known. */
export type AfterFix =
  | { readonly isSame: true; readonly rule: CheckedRule }
  | { readonly isSame: false | undefined };

/**
 * Proves of fixes of a rule that they change nothing for anybody, all with one amount of work. What is proved is the fixed text,
 * read anew: that it answers the same as the rule wherever what both have in common lets that count.
 */
export class Prover {
  private readonly space = new Space({ values: "any" });
  private readonly work: Work = { left: workOfRule };
  private readonly rule: CheckedRule;

  constructor(rule: CheckedRule) {
    this.rule = rule;
  }

  /** What a rule is after a fix. */
  after(fix: Fix): AfterFix {
    const { text, subject } = this.rule;
    if (text === undefined || this.work.left <= 0) return { isSame: undefined };
    this.work.left -= text.length;
    // What was checked may have been checked under limits of its own.
    const result = check(applyFixes(text, [fix]), { limits: maximalLimits, subject });
    if (!result.ok) return { isSame: false };
    const isSame = this.isSame(result.value);
    return isSame === true ? { isSame, rule: result.value } : { isSame };
  }

  private isSame(after: CheckedRule): boolean | undefined {
    if (isTooLarge(after.condition)) return undefined;
    const difference = differenceOf(this.rule.condition, after.condition);
    if (difference === undefined) return true;
    const around = difference.around.map(({ part, holds }) => {
      const formula = this.space.formulaOfPart(part);
      return holds ? formula : not(formula);
    });
    const [a, b] = [this.formulaOf(difference.before), this.formulaOf(difference.after)];
    for (const onlyOne of [allOf([a, not(b)]), allOf([not(a), b])]) {
      const answer = this.canHold(onlyOne, around);
      if (answer !== false) return answer === undefined ? undefined : false;
    }
    return true;
  }

  private formulaOf({ kind, parts }: Operands): Formula {
    const formulas = parts.map((part) => this.space.formulaOfPart(part));
    return kind === "and" ? allOf(formulas) : anyOf(formulas);
  }

  /** Whether a formula holds for somebody beside others; those that share nothing with it are asked last. */
  private canHold(formula: Formula, others: readonly Formula[]): boolean | undefined {
    const related = relatedTo(formula, others, this.space, this.work);
    for (const beside of related.length < others.length ? [related, others] : [related]) {
      if (this.work.left <= 0) return undefined;
      const { kind } = search([...beside, formula], this.space, this.work);
      if (kind !== "found") return kind === "none" ? false : undefined;
    }
    return true;
  }
}

/** For all fixes of a rule: those of a rule as people write them need a hundredth of it. */
const workOfRule = 300_000;
