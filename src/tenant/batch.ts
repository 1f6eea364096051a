import type { Change } from "../directory/change.ts";
import type { Properties, SubjectData } from "../directory/properties.ts";
import type { Note } from "../directory/refusal.ts";
import type { MembershipChange } from "../membership/membership-change.ts";
import type { SubjectKind } from "../schema/property.ts";
import { EngineJournal } from "./engine-journal.ts";
import type { Group } from "./group.ts";
import { isProcessed } from "./is-processed.ts";
import { NetChanges } from "./net-changes.ts";
import type { TenantState } from "./tenant-state.ts";

/** A user or a device as it was before the batch wrote it. */
export interface Before {
  readonly kind: SubjectKind;
  readonly properties: Properties;
}

/**
 * What runs on a tenant's state until it is kept or taken back as a whole. All that commands do to subjects, rules and
 * members goes through it, so that it knows who is served differently.
 */
export class Batch {
  public readonly state: TenantState;
  public readonly net: NetChanges = new NetChanges();
  public readonly notes: Note[] = [];
  /** The subjects that were written, as they were before. */
  public readonly befores: Map<string, Before | undefined> = new Map();
  /** The groups that the batch made: nobody was in them. */
  public readonly created: Set<string> = new Set();
  /** Whether seats were added. */
  public isSeatsGrown = false;
  /** The kind of command that runs, as the log names it. */
  public cause = "";
  /** By subject: what caused it to move, where that is told apart. */
  public causes: ReadonlyMap<string, string> = new Map();
  private readonly journal: EngineJournal;

  public constructor(state: TenantState) {
    this.state = state;
    this.journal = new EngineJournal(state.engine);
  }

  /**
   * Writes changes to subjects.
   *
   * @throws RefusedChange where one of them does not fit; then nothing was written
   */
  public apply(changes: readonly Change[]): void {
    const { state } = this;
    const { engine } = state;
    const given = new Map(changes.map(({ id }) => [id, this.imageOf(id)]));
    const leavers = this.servedWhileFrozen(changes);
    this.absorb(this.journal.apply(changes, given));
    for (const [id, before] of given) if (!this.befores.has(id)) this.befores.set(id, before);
    for (const [id, groupIds] of leavers) {
      for (const groupId of groupIds) {
        state.withheld.set(groupId, id, engine.isMember(groupId, id));
        this.serve({ kind: "left", groupId, subjectId: id });
      }
      state.tables.accounts.set(id, undefined);
    }
    if (leavers.size > 0) this.removeRoles(leavers);
  }

  /** Takes all directory roles of users or of groups away. */
  public removeRoles(ids: Pick<ReadonlySet<string>, "has">): void {
    const { roles } = this.state.tables;
    for (const [key, { principalId }] of roles.pairs())
      if (ids.has(principalId)) roles.set(key, undefined);
  }

  /**
   * Takes in subjects where there are none yet, at the speed of a bulk load.
   *
   * @throws RefusedChange where one of them does not fit; then nothing was written
   */
  public load(subjects: Iterable<SubjectData>): void {
    const { engine, tables } = this.state;
    const ids = this.journal.load(subjects);
    for (const id of ids) this.befores.set(id, undefined);
    for (const groupId of tables.groups.keys())
      this.absorb(
        engine.members(groupId).map((subjectId) => ({ kind: "joined", groupId, subjectId })),
      );
  }

  /** Gives a group another rule in the engine, which must be legal. */
  public setRule(groupId: string, rule: string): void {
    this.absorb(this.journal.setRule(groupId, rule));
  }

  /** Takes a group's rule out of the engine, if it has one there. */
  public removeRule(groupId: string): void {
    this.absorb(this.journal.removeRule(groupId));
  }

  /**
   * Lets `system.now` be another time.
   *
   * @param atOnce what happens at that instant, before anybody joins or leaves by it
   */
  public advance(to: number, atOnce = (): void => {}): void {
    const { state } = this;
    const from = state.now;
    if (from === to) return;
    state.now = to;
    atOnce();
    this.absorb(this.journal.advance(new Date(from), new Date(to)));
  }

  /** Writes a group. Where it is processed from now on, what was withheld is served. */
  public putGroup(group: Group): void {
    const { id } = group;
    this.state.tables.groups.set(id, group);
    if (isProcessed(group)) this.serveWithheld(id);
  }

  /** Lets everybody who is served in a frozen group leave, so that nothing of it is withheld but what its rule says. */
  public empty(groupId: string): void {
    const { withheld, engine } = this.state;
    for (const subjectId of this.state.members(groupId)) {
      withheld.set(groupId, subjectId, engine.isMember(groupId, subjectId));
      this.serve({ kind: "left", groupId, subjectId });
    }
  }

  /** Somebody is a member from now on, or no longer. */
  public serve(change: MembershipChange): void {
    this.net.add(change, this.causes.get(change.subjectId) ?? this.cause);
  }

  /** Takes back everything that the batch did. */
  public takeBack(now: number): void {
    this.journal.takeBack();
    this.state.now = now;
    this.state.takeBack();
  }

  private serveWithheld(groupId: string): void {
    const { withheld, engine } = this.state;
    for (const subjectId of withheld.of(groupId)) {
      const kind = engine.isMember(groupId, subjectId) ? "joined" : "left";
      withheld.set(groupId, subjectId, false);
      this.serve({ kind, groupId, subjectId });
    }
  }

  /** Serves what the engine says of groups that are processed, and withholds what it says of others. */
  private absorb(changes: readonly MembershipChange[]): void {
    const { state } = this;
    for (const change of changes) {
      if (state.isProcessed(change.groupId)) this.serve(change);
      else state.withheld.toggle(change.groupId, change.subjectId);
    }
  }

  private imageOf(id: string): Before | undefined {
    const { engine } = this.state;
    const kind = engine.kindOf(id);
    const attributes = engine.attributesOf(id);
    if (kind === undefined || attributes === undefined) return undefined;
    const { objectId: _, ...properties } = attributes;
    return { kind, properties };
  }

  /** By subject that is removed: the frozen groups in which it is served. Who is gone is in no group, frozen or not. */
  private servedWhileFrozen(changes: readonly Change[]): Map<string, readonly string[]> {
    const { state } = this;
    return new Map(
      changes
        .filter(({ kind, id }) => kind === "remove" && state.engine.kindOf(id) !== undefined)
        .map(({ id }) => [id, state.groupsOf(id).filter((groupId) => !state.isProcessed(groupId))]),
    );
  }
}
