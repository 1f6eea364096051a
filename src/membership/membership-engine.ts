import type { CheckedRule } from "../check/checked-rule.ts";
import type { Change } from "../directory/change.ts";
import type { Properties, SubjectData } from "../directory/properties.ts";
import type { Explanation } from "../eval/explain.ts";
import type { Result } from "../grammar/result.ts";
import type { SubjectKind } from "../schema/property.ts";
import { CollectedChanges } from "./collected-changes.ts";
import { checkedFor, type RuleOptions } from "./checked-for.ts";
import { type EngineOptions, validTime } from "./engine-options.ts";
import { EngineState } from "./engine-state.ts";
import { type EngineStats, statsOf } from "./engine-stats.ts";
import type { Write } from "./intake.ts";
import { type Loaded, loadInto } from "./load.ts";
import { changeOf, type MembershipChange } from "./membership-change.ts";
import { type Preview, previewOf, type PreviewOptions } from "./preview.ts";
import { snapshotOf, stateOf } from "./snapshot/snapshot.ts";
import type { OnChange } from "./roster.ts";
import type { SubjectEngine } from "./subject-engine.ts";

/**
 * Keeps the members of groups current while rules, attributes and time change.
 *
 * @throws TypeError for an invalid `now`
 */
export class MembershipEngine {
  private state: EngineState;

  public constructor(options: EngineOptions = {}) {
    this.state = new EngineState(options);
  }

  /**
   * An engine as it was when the snapshot was taken.
   *
   * @throws SnapshotError for bytes that are no snapshot, that are damaged, or that a newer version wrote
   */
  public static restore(bytes: Uint8Array): MembershipEngine {
    const engine = new MembershipEngine();
    engine.state = stateOf(bytes);
    return engine;
  }

  /** Gives a group a rule, new or in place of the one it has, and says who joined and left by it. */
  public setRule(
    groupId: string,
    rule: string | CheckedRule,
    options: RuleOptions = {},
  ): Result<MembershipChange[]> {
    const { groups, kinds, now } = this.state.idle;
    const result = checkedFor(rule, options, now !== undefined);
    if (!result.ok) return result;
    const { subject, condition } = result.value;
    const known = groups.numberOf(groupId);
    const isOther = known !== undefined && groups.subjectOf(known) !== subject;
    const left = isOther ? this.removeRule(groupId) : [];
    const number = groups.set(groupId, subject, rule);
    const changes = this.collected([kinds[subject]], (engine, onChange) => {
      engine.setRule(number, condition, onChange);
    });
    return { ok: true, value: [...left, ...changes], diagnostics: result.diagnostics };
  }

  /** Takes a group away; all its members leave. */
  public removeRule(groupId: string): MembershipChange[] {
    const { groups } = this.state.idle;
    const number = groups.numberOf(groupId);
    if (number === undefined) return [];
    const changes = this.collected([this.state.ofGroup(number)], (engine, onChange) => {
      engine.removeRule(number, onChange);
    });
    groups.delete(number);
    return changes;
  }

  /**
   * Applies changes to the directory, all or none, and says who joined and left by all of them together.
   *
   * @throws RefusedChange, with diagnostics, where one of them does not fit; then nothing was applied
   */
  public apply(change: Change | readonly Change[]): MembershipChange[] {
    return this.written(this.fitting(change));
  }

  /**
   * Checks changes as `apply` does; what it gives writes them. So several engines write all or none.
   *
   * @internal
   */
  public prepared(change: Change | readonly Change[]): () => MembershipChange[] {
    const writes = this.fitting(change);
    return () => this.written(writes);
  }

  /**
   * Takes many subjects in, replacing those that are there; all or none.
   *
   * @throws RefusedChange, with diagnostics, where one of them does not fit, TypeError where they change the engine; then nothing was loaded
   */
  public load(subjects: Iterable<SubjectData>): void {
    this.staged(subjects).populate();
  }

  /**
   * Takes subjects in as `load` does, into no group yet, so that several engines take all or none.
   *
   * @internal
   */
  public staged(subjects: Iterable<SubjectData>): Loaded {
    return loadInto(this.state.idle, subjects);
  }

  /**
   * Sets the time that `system.now` means, and says who joined and left by it.
   *
   * @throws TypeError for an invalid time
   */
  public advance(now: Date): MembershipChange[] {
    const from = this.state.idle.now;
    const to = validTime(now);
    this.state.now = to;
    if (from === undefined || from === to) return [];
    return this.collected(this.state.both, (engine, onChange) => {
      engine.advance(from, to, onChange);
    });
  }

  /**
   * The next instant at which time alone can change a membership: a comparison with `system.now` has another answer for
   * somebody then. Until it, `advance` changes nothing. `undefined` where there is none.
   */
  public nextDue(): Date | undefined {
    const { now, both } = this.state;
    if (now === undefined) return undefined;
    const due = new Date(Math.min(...both.flatMap((engine) => engine.nextDue(now) ?? [])));
    return Number.isNaN(due.getTime()) ? undefined : due;
  }

  /** Says who would join and leave a group under a rule, and changes nothing. */
  public preview(
    groupId: string,
    rule: string | CheckedRule,
    options: PreviewOptions = {},
  ): Result<Preview> {
    const result = checkedFor(rule, options, this.state.now !== undefined);
    if (!result.ok) return result;
    return { ...result, value: previewOf(this.state.idle, groupId, result.value, options) };
  }

  /** Explains why a subject is or is not in a group; `undefined` where there is no such group or subject. */
  public explain(groupId: string, subjectId: string): Explanation | undefined {
    return this.state.explain(groupId, subjectId);
  }

  /** The ids of a group's members; empty for a group that there is not. */
  public members(groupId: string): string[] {
    const number = this.state.groups.numberOf(groupId);
    if (number === undefined) return [];
    const { roster, table } = this.state.ofGroup(number);
    return table.ids.idsOf(roster.members(number));
  }

  /** The text of a group's rule; `undefined` where there is no such group. */
  public ruleOf(groupId: string): string | undefined {
    const number = this.state.groups.numberOf(groupId);
    return number === undefined ? undefined : this.state.groups.textOf(number);
  }

  /** How many members a group has; none for a group that there is not. */
  public memberCount(groupId: string): number {
    const number = this.state.groups.numberOf(groupId);
    return number === undefined
      ? 0
      : this.state.ofGroup(number).roster.relation.memberCount(number);
  }

  /** The ids of the groups that a subject is in. */
  public groupsOf(subjectId: string): string[] {
    const { both, groups } = this.state;
    return both.flatMap(({ table, roster }) => {
      const row = table.rowOf(subjectId);
      return row === 0 ? [] : Array.from(roster.groupsOf(row), (number) => groups.idOf(number));
    });
  }

  public isMember(groupId: string, subjectId: string): boolean {
    const number = this.state.groups.numberOf(groupId);
    if (number === undefined) return false;
    const { table, roster } = this.state.ofGroup(number);
    const row = table.rowOf(subjectId);
    return row !== 0 && roster.relation.has(number, row);
  }

  /** Whether an id is that of a user or of a device; `undefined` where it is nobody's. */
  public kindOf(subjectId: string): SubjectKind | undefined {
    return this.state.both.find(({ table }) => table.rowOf(subjectId) !== 0)?.table.kind;
  }

  /** The attributes of a subject, `objectId` among them; `undefined` where there is no such subject. */
  public attributesOf(subjectId: string): Properties | undefined {
    return this.state.attributesOf(subjectId);
  }

  /** The ids of the groups that have a rule about this kind of subject. */
  public groupsFor(subject: SubjectKind): string[] {
    return [...this.state.groups.idsFor(subject)];
  }

  public stats(): EngineStats {
    return statsOf(this.state);
  }

  /**
   * All of the engine as bytes, for `restore`: a version, a checksum, and arrays of numbers as they lie in memory. Work
   * counters are left out.
   */
  public snapshot(): Uint8Array {
    return snapshotOf(this.state.idle);
  }

  private fitting(change: Change | readonly Change[]): Write[] {
    const { intake, options } = this.state.idle;
    const given = isMany(change) ? change : [change];
    const own = options.shard === undefined ? given : given.filter(({ id }) => this.state.owns(id));
    return intake.check(own);
  }

  private written(writes: readonly Write[]): MembershipChange[] {
    const { groups, batch } = this.state;
    const changes: MembershipChange[] = [];
    for (const write of writes) batch.write(write);
    batch.finish((number, subjectId, isJoined) => {
      changes.push(changeOf(groups.idOf(number), subjectId, isJoined));
    });
    return changes;
  }

  private collected(
    engines: readonly SubjectEngine[],
    run: (engine: SubjectEngine, onChange: OnChange) => void,
  ): MembershipChange[] {
    return engines.flatMap((engine) => {
      const collected = new CollectedChanges();
      run(engine, collected.add);
      return collected.changes(engine, this.state.groups);
    });
  }
}

const isMany = (change: Change | readonly Change[]): change is readonly Change[] =>
  Array.isArray(change);
