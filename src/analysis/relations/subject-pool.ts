import type { CheckedRule } from "../../check/checked-rule.ts";
import { compile, type Predicate } from "../../eval/compile.ts";
import type { Subject } from "../../eval/subject.ts";
import { BitSet } from "./bit-set.ts";

/** Somebody at a time. */
export interface Somebody {
  readonly subject: Subject;
  readonly now: Date;
}

/** Subjects that rules were asked about: one answer may show that a rule does not imply another one, or overlaps with it. */
export class SubjectPool {
  private readonly predicates: readonly Predicate[];
  /** For each rule, the answers of all rules about those of whom it holds. */
  private readonly answers: BitSet[][];
  private readonly known = new Set<string>();

  constructor(rules: readonly CheckedRule[]) {
    this.predicates = rules.map(compile);
    this.answers = rules.map(() => []);
  }

  /** How many subjects are held: those of whom the same rules hold are one. */
  get size(): number {
    return this.known.size;
  }

  /** Takes somebody in. */
  add(somebody: Somebody): void {
    const rules = this.rulesOf(somebody);
    const key = rules.key();
    if (this.known.has(key)) return;
    this.known.add(key);
    for (const rule of rules.numbers()) this.answers[rule]?.push(rules);
  }

  /** Whether a rule holds of somebody. */
  isIn({ subject, now }: Somebody, rule: number): boolean {
    return this.predicates[rule]?.(subject, now) === true;
  }

  /** How many subjects of the pool a rule holds of. */
  countOf(rule: number): number {
    return this.answers[rule]?.length ?? 0;
  }

  /** The rules, with itself, that hold of all subjects of the pool of whom this one does: it may imply them. */
  impliedBy(rule: number): BitSet {
    const implied = this.everyRule();
    for (const rules of this.answers[rule] ?? []) implied.keep(rules);
    return implied;
  }

  /** The rules, with itself, that hold of some subject of the pool of whom this one does, too. */
  overlapping(rule: number): BitSet {
    const overlapping = new BitSet(this.predicates.length);
    for (const rules of this.answers[rule] ?? []) overlapping.join(rules);
    return overlapping;
  }

  private rulesOf({ subject, now }: Somebody): BitSet {
    const rules = new BitSet(this.predicates.length);
    this.predicates.forEach((holds, rule) => {
      if (holds(subject, now)) rules.add(rule);
    });
    return rules;
  }

  private everyRule(): BitSet {
    const every = new BitSet(this.predicates.length);
    for (const rule of this.predicates.keys()) every.add(rule);
    return every;
  }
}
