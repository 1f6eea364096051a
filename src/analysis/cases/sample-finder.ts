import type { CheckedRule, Condition } from "../../check/checked-rule.ts";
import type { AnalysisOptions } from "../analysis-options.ts";
import type { Formula } from "../formula/formula.ts";
import { allOf, everything, not, nothing } from "../formula/join.ts";
import { merged } from "../formula/merged.ts";
import { Space } from "../formula/space.ts";
import { type Asker, askerOf } from "../solving/asker.ts";
import { remembering } from "../formula/remembering.ts";
import type { Solution } from "../solving/solution.ts";
import { type Undecided, unproved } from "../undecided.ts";
import { shrunk } from "../witness/shrunk.ts";
import { subjectOf } from "../witness/subject-of.ts";
import { timeOf } from "../witness/time-of.ts";
import { observe, type Sight } from "./observe.ts";
import { type Goal, type Sample, sampleOf, sightOf } from "./sample.ts";

/** A sample that shows what it is to show, that there is none, or why that is not known. */
export type Found =
  | { readonly kind: "found"; readonly sample: Sample }
  | { readonly kind: "none" }
  | { readonly kind: "undecided"; readonly undecided: Undecided };

/** Finds samples for the answers of a rule's comparisons. */
export class SampleFinder {
  private readonly rule: CheckedRule;
  private readonly space: Space;
  private readonly askResting: Asker;
  /** Easy questions have work of their own, so that there is some left when hard ones have taken theirs. */
  private readonly askShowing: Asker;
  /** Most parts stand beside many comparisons. */
  private readonly formulaOf: (part: Condition) => Formula;

  constructor(rule: CheckedRule, options: AnalysisOptions) {
    this.rule = rule;
    this.space = new Space(options);
    this.formulaOf = remembering((part) => this.space.formulaOfPart(part));
    this.askResting = askerOf(this.space);
    this.askShowing = askerOf(this.space);
  }

  /** Finds a sample that rests on the answer: were it never given, the rule would say the opposite. */
  resting(goal: Goal): Found {
    const solution = this.askResting(() => this.restingFormula(goal));
    return this.found(solution, goal, ({ isDecisive }) => isDecisive);
  }

  /** Finds a sample in which the answer is given, whatever the rule says. */
  showing(goal: Goal): Found {
    const solution = this.askShowing(() => this.showingFormula(goal));
    return this.found(solution, goal, ({ isSeen }) => isSeen);
  }

  /**
   * The comparison gives the answer, and whatever it stands beside leaves the decision to it: around `-and` all else
   * holds, around `-or` nothing else does.
   */
  private restingFormula(goal: Goal): Formula {
    const parts = [this.ownFormula(goal)];
    for (let path = goal.path; path !== undefined; path = path.around) {
      const { junction, operand } = path;
      const others = junction.operands.filter((other) => other !== operand);
      const beside = merged(junction.kind, others.map(this.formulaOf), this.space);
      parts.push(junction.kind === "and" ? beside : not(beside));
    }
    return allOf(parts);
  }

  /**
   * Inside a quantifier, the quantifier as it is and that in which the comparison always gives the other answer differ. A
   * body never loses items where a comparison becomes true that is not negated, so only one of them can hold alone.
   */
  private ownFormula(goal: Goal): Formula {
    const { leaf, answer, within } = goal;
    if (within === undefined) return this.showingFormula(goal);
    const { quantifier, isPositive } = within;
    const actual = this.space.formulaOfPart(quantifier);
    const constant = answer ? nothing : everything;
    const other = this.space.formulaOfPart(quantifier, {
      instead: (part) => (part === leaf ? constant : undefined),
    });
    return isPositive === answer ? allOf([actual, not(other)]) : allOf([other, not(actual)]);
  }

  /** Inside a quantifier, some item gives the answer: any does, or not all give the other one. */
  private showingFormula({ leaf, answer, within }: Goal): Formula {
    const formula = this.space.formulaOfPart(
      within === undefined
        ? leaf
        : { ...within.quantifier, quantifier: answer ? "any" : "all", body: leaf },
    );
    return answer ? formula : not(formula);
  }

  private found(solution: Solution, goal: Goal, isEnough: (sight: Sight) => boolean): Found {
    if (solution.kind !== "found") return solution;
    const now = timeOf(solution, this.space);
    const shows = (subject: Sample["subject"]): boolean =>
      isEnough(sightOf({ sights: observe(this.rule, subject, now.getTime()) }, goal));
    const subject = subjectOf(solution.values, this.rule.reads);
    if (!shows(subject)) return { kind: "undecided", undecided: unproved("a case") };
    return { kind: "found", sample: sampleOf(this.rule, shrunk(subject, shows), now) };
  }
}
