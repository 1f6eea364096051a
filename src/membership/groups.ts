import { check } from "../check/check.ts";
import type { CheckedRule } from "../check/checked-rule.ts";
import { print } from "../grammar/print.ts";
import { maximalLimits } from "../grammar/limits.ts";
import type { SubjectKind } from "../schema/property.ts";

/** A group and its rule: as text, or as it was checked, where that is how it came. */
interface Group {
  readonly id: string;
  readonly subject: SubjectKind;
  readonly rule: string | CheckedRule;
}

/** A group as it is kept outside of an engine. */
export interface GroupImage {
  readonly number: number;
  readonly id: string;
  readonly subject: SubjectKind;
  readonly text: string;
}

/**
 * The groups that have a rule, a small number for each. Of a rule only the text is kept: trees take many times the room, and
 * are read again where somebody asks for reasons.
 */
export class Groups {
  private readonly numbers = new Map<string, number>();
  private readonly groups: (Group | undefined)[] = [];
  private readonly free: number[] = [];

  public get size(): number {
    return this.numbers.size;
  }

  /** The number of a group; `undefined` where there is none. */
  public numberOf(id: string): number | undefined {
    return this.numbers.get(id);
  }

  public idOf(number: number): string {
    return this.at(number).id;
  }

  public subjectOf(number: number): SubjectKind {
    return this.at(number).subject;
  }

  /** The ids of the groups about a kind of subject. */
  public *idsFor(subject: SubjectKind): Generator<string> {
    for (const [id, number] of this.numbers) if (this.at(number).subject === subject) yield id;
  }

  /** Gives a group a rule, and a number where it has none. */
  public set(id: string, subject: SubjectKind, rule: string | CheckedRule): number {
    const number = this.numbers.get(id) ?? this.free.pop() ?? this.groups.length;
    this.numbers.set(id, number);
    this.groups[number] = { id, subject, rule };
    return number;
  }

  public delete(number: number): void {
    this.numbers.delete(this.at(number).id);
    this.groups[number] = undefined;
    this.free.push(number);
  }

  /** The rule of a group, read again if need be. */
  public ruleOf(number: number): CheckedRule {
    const { rule, subject } = this.at(number);
    return typeof rule === "string" ? checkedAgain(rule, subject) : rule;
  }

  /** The rule of a group as text: as it came, or as it is printed. */
  public textOf(number: number): string {
    const { rule } = this.at(number);
    return typeof rule === "string" ? rule : print(rule.rule);
  }

  /** All groups, in the order in which they came. */
  public image(): GroupImage[] {
    return Array.from(this.numbers.values(), (number) => {
      const { id, subject } = this.at(number);
      return { number, id, subject, text: this.textOf(number) };
    });
  }

  /** Takes over the groups of an image; there must be none yet. */
  public fill(image: readonly GroupImage[]): void {
    for (const { number, id, subject, text } of image) {
      this.groups[number] = { id, subject, rule: text };
      this.numbers.set(id, number);
    }
    for (let number = 0; number < this.groups.length; number++)
      if (this.groups[number] === undefined) this.free.push(number);
  }

  private at(number: number): Group {
    const group = this.groups[number];
    if (group === undefined) throw new TypeError(`there is no group ${number}`);
    return group;
  }
}

/** Checks a rule that was legal once; limits are for those who write rules. */
function checkedAgain(text: string, subject: SubjectKind): CheckedRule {
  const result = check(text, { subject, limits: maximalLimits });
  if (!result.ok)
    throw new TypeError(`a rule is no longer legal: ${result.diagnostics[0]?.message ?? text}`);
  return result.value;
}
