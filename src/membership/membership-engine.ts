import { check } from "../check/check.ts";
import type { CheckedRule } from "../check/checked-rule.ts";
import type { Change } from "../directory/change.ts";
import type { ExtraProperties } from "../directory/check-properties.ts";
import { type Applied, Directory, type Kept } from "../directory/directory.ts";
import type { Properties, SubjectData } from "../directory/properties.ts";
import { explain, type Explanation } from "../eval/explain.ts";
import { report } from "../grammar/report.ts";
import type { Result } from "../grammar/result.ts";
import type { SubjectKind } from "../schema/property.ts";
import { Dependencies } from "./dependencies.ts";
import { dueBetween } from "./due.ts";
import type { EngineStats } from "./engine-stats.ts";
import { holds, type Work } from "./holds.ts";
import { type MembershipChange, Netted } from "./membership-change.ts";
import { Memberships } from "./memberships.ts";
import type { Preview } from "./preview.ts";

/** How an engine begins. */
export interface EngineOptions {
  /** The time that `system.now` means, until `advance` says another. Rules that read the clock need it. */
  readonly now?: Date;
  /** Names in a subject that are no properties of rules: refused, or left out. */
  readonly extraProperties?: ExtraProperties;
}

/** Whom a rule must be about; its own prefixes say so where this is left out. */
export interface RuleOptions {
  readonly subject?: SubjectKind;
}

/**
 * Keeps the members of groups current while rules, attributes and time change.
 *
 * @throws TypeError for an invalid `now`
 */
export class MembershipEngine {
  private readonly directory: Directory;
  private readonly rules = new Map<string, CheckedRule>();
  private readonly memberships = new Memberships();
  private readonly dependencies = new Dependencies();
  private readonly work: Work = { comparisonsEvaluated: 0, rulesEvaluated: 0 };
  private now: number | undefined;

  public constructor({ now, extraProperties }: EngineOptions = {}) {
    this.directory = new Directory(extraProperties);
    this.now = now === undefined ? undefined : validTime(now);
  }

  /** Gives a group a rule, new or in place of the one it has, and says who joined and left by it. */
  public setRule(
    groupId: string,
    rule: string | CheckedRule,
    options: RuleOptions = {},
  ): Result<MembershipChange[]> {
    const result = this.checked(rule, options);
    if (!result.ok) return result;
    const earlier = this.rules.get(groupId);
    if (earlier !== undefined) this.dependencies.remove(groupId, earlier);
    this.rules.set(groupId, result.value);
    this.dependencies.add(groupId, result.value);
    const value = [
      ...this.clearOthers(groupId, result.value.subject),
      ...[...this.directory.ofKind(result.value.subject)].flatMap((subject) =>
        this.refresh(groupId, result.value, subject),
      ),
    ];
    return { ok: true, value, diagnostics: result.diagnostics };
  }

  /** Takes a group away; all its members leave. */
  public removeRule(groupId: string): MembershipChange[] {
    const rule = this.rules.get(groupId);
    if (rule === undefined) return [];
    this.rules.delete(groupId);
    this.dependencies.remove(groupId, rule);
    return this.members(groupId).flatMap((subjectId) => this.place(groupId, subjectId, false));
  }

  /**
   * Applies changes to the directory, all or none, and says who joined and left by all of them together.
   *
   * @throws RefusedChange, with diagnostics, where one of them does not fit; then nothing was applied
   */
  public apply(change: Change | readonly Change[]): MembershipChange[] {
    return this.follow(this.directory.apply(isMany(change) ? change : [change]));
  }

  /**
   * Takes many subjects in, replacing those that are there; all or none.
   *
   * @throws RefusedChange, with diagnostics, where one of them does not fit; then nothing was loaded
   */
  public load(subjects: Iterable<SubjectData>): void {
    this.follow(this.directory.load(subjects));
  }

  /**
   * Sets the time that `system.now` means, and says who joined and left by it.
   *
   * @throws TypeError for an invalid time
   */
  public advance(now: Date): MembershipChange[] {
    const from = this.now;
    this.now = validTime(now);
    const changes: MembershipChange[] = [];
    for (const [groupId, rule] of this.rules) {
      if (!rule.readsClock || from === undefined) continue;
      const isDue = dueBetween(rule, from, this.now);
      for (const subject of this.directory.ofKind(rule.subject)) {
        if (isDue(subject)) changes.push(...this.refresh(groupId, rule, subject));
      }
    }
    return changes;
  }

  /** Says who would join and leave a group under a rule, and changes nothing. */
  public preview(
    groupId: string,
    rule: string | CheckedRule,
    options: RuleOptions = {},
  ): Result<Preview> {
    const result = this.checked(rule, options);
    if (!result.ok) return result;
    const future = [...this.directory.ofKind(result.value.subject)]
      .filter((subject) => this.satisfies(result.value, subject))
      .map(({ id }) => id);
    const present = new Set(this.members(groupId));
    const joined = future.filter((id) => !present.delete(id));
    const value = { joined, left: [...present], unchanged: future.length - joined.length };
    return { ok: true, value, diagnostics: result.diagnostics };
  }

  /** Explains why a subject is or is not in a group; `undefined` where there is no such group or subject. */
  public explain(groupId: string, subjectId: string): Explanation | undefined {
    const rule = this.rules.get(groupId);
    const subject = this.directory.get(subjectId);
    if (rule === undefined || subject?.kind !== rule.subject) return undefined;
    return explain(rule, subject.attributes, {
      now: this.now === undefined ? undefined : new Date(this.now),
    });
  }

  /** The ids of a group's members; empty for a group that there is not. */
  public members(groupId: string): string[] {
    return this.memberships.members(groupId);
  }

  /** The ids of the groups that a subject is in. */
  public groupsOf(subjectId: string): string[] {
    return this.memberships.groups(subjectId);
  }

  public isMember(groupId: string, subjectId: string): boolean {
    return this.memberships.has(groupId, subjectId);
  }

  /** The attributes of a subject, `objectId` among them; `undefined` where there is no such subject. */
  public attributesOf(subjectId: string): Properties | undefined {
    return this.directory.get(subjectId)?.attributes;
  }

  /** The ids of the groups that have a rule about this kind of subject. */
  public groupsFor(subject: SubjectKind): string[] {
    return [...this.rules]
      .filter(([, rule]) => rule.subject === subject)
      .map(([groupId]) => groupId);
  }

  public stats(): EngineStats {
    const { size: subjects } = this.directory;
    return { ...this.work, subjects, groups: this.rules.size, memberships: this.memberships.size };
  }

  private checked(rule: string | CheckedRule, { subject }: RuleOptions): Result<CheckedRule> {
    const isReady = typeof rule !== "string" && (subject === undefined || subject === rule.subject);
    const result: Result<CheckedRule> = isReady
      ? { ok: true, value: rule, diagnostics: [] }
      : check(typeof rule === "string" ? rule : rule.rule, { subject });
    if (!result.ok || !result.value.readsClock || this.now !== undefined) return result;
    const { span } = result.value.rule;
    const hint = "give the engine `now` when it begins, or advance it first";
    const diagnostic = report(
      "missing-clock",
      span,
      "the rule reads `system.now`, and the engine was given no time",
      { hint },
    );
    return { ok: false, diagnostics: [...result.diagnostics, diagnostic] };
  }

  private follow(applied: readonly Applied[]): MembershipChange[] {
    const netted = new Netted();
    for (const { id, before, after } of applied) {
      for (const change of this.followOne(id, before, after)) netted.add(change);
    }
    return netted.changes();
  }

  private followOne(
    id: string,
    before: Kept | undefined,
    after: Kept | undefined,
  ): MembershipChange[] {
    if (after === undefined)
      return this.groupsOf(id).flatMap((groupId) => this.place(groupId, id, false));
    const groups =
      before === undefined ? this.rules.keys() : this.dependencies.touchedBy(before, after);
    return [...groups].flatMap((groupId) => {
      const rule = this.rules.get(groupId);
      return rule === undefined ? [] : this.refresh(groupId, rule, after);
    });
  }

  private clearOthers(groupId: string, kind: SubjectKind): MembershipChange[] {
    return this.members(groupId)
      .filter((id) => this.directory.get(id)?.kind !== kind)
      .flatMap((id) => this.place(groupId, id, false));
  }

  private refresh(groupId: string, rule: CheckedRule, subject: Kept): MembershipChange[] {
    return this.place(groupId, subject.id, this.satisfies(rule, subject));
  }

  private satisfies(rule: CheckedRule, subject: Kept): boolean {
    return holds(rule, subject, this.now ?? 0, this.work);
  }

  private place(groupId: string, subjectId: string, isMember: boolean): MembershipChange[] {
    if (!this.memberships.set(groupId, subjectId, isMember)) return [];
    return [{ kind: isMember ? "joined" : "left", groupId, subjectId }];
  }
}

const isMany = (change: Change | readonly Change[]): change is readonly Change[] =>
  Array.isArray(change);

function validTime(now: Date): number {
  const milliseconds = now.getTime();
  if (Number.isNaN(milliseconds)) throw new TypeError("`now` must be a valid Date");
  return milliseconds;
}
