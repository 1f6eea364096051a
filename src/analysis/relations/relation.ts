import type { CheckedRule } from "../../check/checked-rule.ts";
import type { AnalysisOptions } from "../analysis-options.ts";
import type { Undecided } from "../undecided.ts";
import type { RelationWork } from "./relation-work.ts";

/** A rule with a name of its own. */
export interface IdentifiedRule {
  readonly id: string;
  readonly rule: CheckedRule;
}

/** What is asked about many rules. */
export interface RelationsOptions extends AnalysisOptions {
  /** Whether disjoint pairs are looked for, too; there can be very many. */
  readonly including?: "disjoint" | undefined;
  /** The greatest amount of work for one question, a whole number from 1 on: a tenth of the usual, as there are many. */
  readonly budget?: number | undefined;
  /** Is told how much is done of how much. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** What is asked about two rules. */
export type RelationQuestion = "implies" | "disjoint";

/** How rules relate to each other, by their meaning. Rules about users and rules about devices are not compared. */
export interface Relations {
  /** Rules that hold of the same subjects: their ids, two or more, in the order in which they were given. */
  readonly duplicates: readonly (readonly string[])[];
  /** Rules that imply another one. Of duplicates only the first is named, here and in what follows. */
  readonly subsets: readonly Subset[];
  /** Rules that hold of nobody together; empty where that is not asked. */
  readonly disjoint: readonly (readonly [string, string])[];
  /** Rules that hold of nobody, and of everybody. All of them are named, and only here. */
  readonly nobody: readonly string[];
  readonly everybody: readonly string[];
  readonly undecided: readonly UndecidedRelation[];
  readonly work: Readonly<RelationWork>;
}

/** Everybody of whom one rule holds satisfies the other one. The other way round that is not so, or not known. */
export interface Subset {
  readonly subset: string;
  readonly superset: string;
}

/** A question that has no answer. */
export type UndecidedRelation =
  | {
      /** Whether `a` implies `b`, or whether they are disjoint. */
      readonly question: RelationQuestion;
      readonly a: string;
      readonly b: string;
      readonly undecided: Undecided;
    }
  | {
      /** Whether `a` holds of anybody, or of everybody. Where the budget is not enough for that, it is compared with no rule. */
      readonly question: "satisfiable" | "always";
      readonly a: string;
      readonly undecided: Undecided;
    };
