import type { CheckedRule } from "../../check/checked-rule.ts";
import { explain, type Explanation } from "../../eval/explain.ts";
import type { Truth } from "../../eval/evaluate.ts";
import type { SubjectKind } from "../../schema/property.ts";
import { type Asker, askerOf } from "./asker.ts";
import type { Person } from "./person.ts";

/** One of those who would move, or may. */
export interface Mover {
  readonly id: string;
  readonly label: string;
}

/** Why somebody would move: what either rule says of them, where there is such a rule. */
export interface Reason extends Mover {
  readonly before: Explanation | undefined;
  readonly after: Explanation | undefined;
}

/** How a subject fares by a change. */
export type Side = "joiners" | "leavers" | "undecided";

/** How much of those who move is kept beside their number. */
export interface Kept {
  /** Reasons for so many of the first on each side. */
  readonly samples: number;
  /** Ids of so many of the first on each side. */
  readonly listed: number;
}

/**
 * Counts who joins and who leaves as one rule takes the place of another. Where there is no rule, nobody is a member.
 *
 * A subject counts as undecided where the data does not decide one of the two answers. The counts are exact, and only
 * a part of the movers is kept, so that the memory does not grow with the population.
 */
export class MemberTally {
  /** Members under either rule, as far as the data decides. */
  public before = 0;
  public after = 0;
  /** Members under both. */
  public staying = 0;
  public looked = 0;
  public readonly counts: Record<Side, number> = { joiners: 0, leavers: 0, undecided: 0 };
  public readonly listed: Readonly<Record<Side, Mover[]>> = {
    joiners: [],
    leavers: [],
    undecided: [],
  };
  public readonly samples: Readonly<Record<Side, Reason[]>> = {
    joiners: [],
    leavers: [],
    undecided: [],
  };
  /** For each property that is not known, how many are undecided without it. */
  public readonly missing: Map<string, number> = new Map();
  readonly #old: CheckedRule | undefined;
  readonly #new: CheckedRule | undefined;
  readonly #askOld: Asker;
  readonly #askNew: Asker;
  readonly #kept: Kept;

  /** @param rules the rule before and after; where one is missing, there is no such group */
  public constructor(
    rules: { readonly before: CheckedRule | undefined; readonly after: CheckedRule | undefined },
    kept: Kept,
  ) {
    this.#old = rules.before;
    this.#new = rules.after;
    this.#askOld = askerOf(rules.before);
    this.#askNew = askerOf(rules.after);
    this.#kept = kept;
  }

  /** Whether one of the two rules is about such subjects. */
  public concerns(kind: SubjectKind): boolean {
    return this.#old?.subject === kind || this.#new?.subject === kind;
  }

  /** The rules that are asked. */
  public get rules(): CheckedRule[] {
    return [this.#old, this.#new].filter((rule) => rule !== undefined);
  }

  /** Those for whom nothing changes: members under both rules, or under neither. */
  public get unchanged(): number {
    const { joiners, leavers, undecided } = this.counts;
    return this.looked - joiners - leavers - undecided;
  }

  /** @throws TypeError where a rule reads the clock and `now` is no valid time */
  public look(person: Person, now: Date): void {
    const was = this.#askOld(person, now);
    const is = this.#askNew(person, now);
    this.looked++;
    if (was === true) this.before++;
    if (is === true) this.after++;
    const side = sideOf(was, is);
    if (side !== undefined) this.#count(side, person, now);
    else if (was === true) this.staying++;
  }

  #count(side: Side, person: Person, now: Date): void {
    this.counts[side]++;
    const { id, label } = person;
    if (this.listed[side].length < this.#kept.listed) this.listed[side].push({ id, label });
    if (side === "undecided") this.#countMissing(person);
    if (this.samples[side].length >= this.#kept.samples) return;
    this.samples[side].push({
      id,
      label,
      before: explained(this.#old, person, now),
      after: explained(this.#new, person, now),
    });
  }

  #countMissing({ unknown }: Person): void {
    const reads = new Set(this.rules.flatMap((rule) => rule.reads));
    for (const name of reads) {
      if (unknown.has(name)) this.missing.set(name, (this.missing.get(name) ?? 0) + 1);
    }
  }
}

function sideOf(was: Truth, is: Truth): Side | undefined {
  if (was === "unknown" || is === "unknown") return "undecided";
  if (was === is) return undefined;
  return is ? "joiners" : "leavers";
}

const explained = (
  rule: CheckedRule | undefined,
  { kind, subject, unknown }: Person,
  now: Date,
): Explanation | undefined =>
  rule?.subject === kind ? explain(rule, subject, { now, unknown }) : undefined;
