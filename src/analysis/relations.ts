import type { CheckedRule } from "../check/checked-rule.ts";
import type { SubjectKind } from "../schema/property.ts";
import type { AnalysisOptions } from "./analysis-options.ts";
import { noWork, type RelationWork } from "./relations/relation-work.ts";
import { relationsOfKind } from "./relations/relations-of-kind.ts";
import type { Undecided } from "./undecided.ts";

/** A rule with a name of its own. */
export interface IdentifiedRule {
  readonly id: string;
  readonly rule: CheckedRule;
}

/** What is asked about many rules. */
export interface RelationsOptions extends AnalysisOptions {
  /** What is asked about each pair; whether one rule implies the other, where this is left out. */
  readonly questions?: readonly RelationQuestion[] | undefined;
  /** The greatest amount of work for one question, a whole number from 1 on: a tenth of the usual, as there are many. */
  readonly budget?: number | undefined;
  /** Is told how much is done: each rule counts once for every question. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** What can be asked about two rules. */
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

/**
 * Finds which of many rules mean the same, which imply another one and, where that is asked, which are disjoint. The
 * answers are exact.
 *
 * A pool of subjects settles most pairs: a subject of whom one rule holds and the other does not is a counterexample.
 * Only pairs that it leaves open are compared exactly, and each counterexample found there joins the pool.
 *
 * @throws TypeError for an id that comes twice, and for a budget or a time that is none
 */
export function relationsAmong(
  rules: readonly IdentifiedRule[],
  options: RelationsOptions = {},
): Relations {
  if (new Set(rules.map(({ id }) => id)).size < rules.length)
    throw new TypeError("each rule needs an id of its own");
  const { questions = ["implies"], onProgress } = options;
  const total = rules.length * questions.length;
  let done = 0;
  const step = (count: number): void => {
    done += count;
    onProgress?.(done, total);
  };
  return joined(
    kinds.map((kind) => {
      const some = rules.filter(({ rule }) => rule.subject === kind);
      return relationsOfKind(some, questions, options, step);
    }),
  );
}

const kinds: readonly SubjectKind[] = ["user", "device"];

function joined(parts: readonly Relations[]): Relations {
  const work = noWork();
  for (const part of parts)
    for (const name of workNames) work[name] += part.work[name];
  return {
    duplicates: parts.flatMap(({ duplicates }) => duplicates),
    subsets: parts.flatMap(({ subsets }) => subsets),
    disjoint: parts.flatMap(({ disjoint }) => disjoint),
    nobody: parts.flatMap(({ nobody }) => nobody),
    everybody: parts.flatMap(({ everybody }) => everybody),
    undecided: parts.flatMap(({ undecided }) => undecided),
    work,
  };
}

const workNames = Object.keys(noWork()) as (keyof RelationWork)[];
