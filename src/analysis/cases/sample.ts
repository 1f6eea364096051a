import type { CheckedRule } from "../../check/checked-rule.ts";
import { questionOf } from "../../eval/compile.ts";
import type { Leaf } from "../../eval/evaluate.ts";
import type { Subject } from "../../eval/subject.ts";
import type { PlacedLeaf } from "./leaves.ts";
import { observe, type Sight, type Sights } from "./observe.ts";

/** An answer of a comparison that some sample is to show. */
export interface Goal extends PlacedLeaf {
  readonly answer: boolean;
}

/** A subject with all that it shows. */
export interface Sample {
  readonly subject: Subject;
  readonly now: Date;
  /** What the rule says of it. */
  readonly expected: boolean;
  readonly sights: ReadonlyMap<Leaf, Sights>;
}

/** Evaluates a rule, and all of its comparisons, of a subject. */
export const sampleOf = (rule: CheckedRule, subject: Subject, now: Date): Sample => ({
  subject,
  now,
  expected: questionOf(rule.condition)(subject, now.getTime()),
  sights: observe(rule, subject, now.getTime()),
});

/** What a sample shows of a goal; a comparison that it never comes to is not there. */
export const sightOf = ({ sights }: Pick<Sample, "sights">, { leaf, answer }: Goal): Sight =>
  sights.get(leaf)?.[answer ? "true" : "false"] ?? { isSeen: false, isDecisive: false };
