import type { Account } from "../directory/account.ts";
import { canRead, type ReadDecision, type ReadObject } from "../directory/guest-access.ts";
import type { Properties } from "../directory/properties.ts";
import type { RoleAssignment } from "../directory/role-assignment.ts";
import { type Source, sourceOf } from "../directory/source.ts";
import type { Explanation } from "../eval/explain.ts";
import type { Result } from "../grammar/result.ts";
import { type Coverage, coverageOf } from "../licensing/coverage.ts";
import type { Verdict } from "../licensing/gate.ts";
import type { LicenseRecord } from "../licensing/license-record.ts";
import type { EngineStats } from "../membership/engine-stats.ts";
import { type Access, accessOf } from "./access.ts";
import { deltaToken, sequenceOf } from "./delta-token.ts";
import { isGateOpen, verdictOfTenant } from "./gate.ts";
import type { Group } from "./group.ts";
import { batchOfHeld } from "./held-id.ts";
import { type HistoryEntry, historyOf, membersAt } from "./history.ts";
import { isCovering } from "./is-processed.ts";
import { nextEvent } from "./pass-time.ts";
import { readerOf } from "./reader.ts";
import type { TenantSettings } from "./settings.ts";
import type { RecordedChange, TenantStore } from "./store.ts";
import type { HeldBatch } from "./tables.ts";
import type { TenantState } from "./tenant-state.ts";
import { usersWithPrincipalName } from "./users-with.ts";

/** All that can be asked of a tenant; nothing of it changes anything. */
export abstract class TenantView {
  /** @internal */
  protected readonly state: TenantState;
  /** @internal */
  protected readonly store: TenantStore;

  /** @internal */
  protected constructor(state: TenantState, store: TenantStore) {
    this.state = state;
    this.store = store;
  }

  public get now(): Date {
    return this.state.time;
  }

  public get settings(): TenantSettings {
    return this.state.settings;
  }

  /** The number of the last batch. */
  public get batch(): number {
    return this.state.batch;
  }

  /** The next instant at which time alone can change something. */
  public nextDue(): Date | undefined {
    const due = [this.state.engine.nextDue()?.getTime(), nextEvent(this.state)].filter(
      (time) => time !== undefined,
    );
    return due.length === 0 ? undefined : new Date(Math.min(...due));
  }

  /** The batches that wait for approval, the oldest first. */
  public held(): HeldBatch[] {
    return [...this.state.tables.held.values()].toSorted(
      (one, other) => batchOfHeld(one.id) - batchOfHeld(other.id),
    );
  }

  public groups(): Group[] {
    return [...this.state.tables.groups.values()];
  }

  public group(groupId: string): Group | undefined {
    return this.state.tables.groups.get(groupId);
  }

  /** The ids of a group's members; empty for a group that there is not. */
  public members(groupId: string): string[] {
    return this.state.members(groupId);
  }

  public memberCount(groupId: string): number {
    return this.state.memberCount(groupId);
  }

  /** The ids of the groups that a user or a device is in. */
  public groupsOf(subjectId: string): string[] {
    return this.state.groupsOf(subjectId);
  }

  public isMember(groupId: string, subjectId: string): boolean {
    return this.state.isMember(groupId, subjectId);
  }

  /** The attributes of a subject, `objectId` among them; `undefined` where there is no such subject. */
  public attributesOf(subjectId: string): Properties | undefined {
    return this.state.engine.attributesOf(subjectId);
  }

  /** The id of the user with a user principal name, or the id itself where it is that of a subject. */
  public find(idOrName: string): string | undefined {
    const { engine } = this.state;
    if (engine.kindOf(idOrName) !== undefined) return idOrName;
    return usersWithPrincipalName(engine, idOrName)[0];
  }

  /** The ids of all whom a rule takes in: any filter of users is a rule. */
  public select(rule: string): Result<string[]> {
    const result = this.state.engine.preview("", rule);
    return result.ok ? { ...result, value: result.value.joined } : result;
  }

  public accountOf(userId: string): Account {
    return this.state.tables.accounts.get(userId) ?? {};
  }

  /** How a user signs in, in the portal's words; `undefined` where there is no such user. */
  public sourceOf(userId: string): Source | undefined {
    if (this.state.engine.kindOf(userId) !== "user") return undefined;
    const isSynced = this.attributesOf(userId)?.["dirSyncEnabled"] === true;
    return sourceOf(this.accountOf(userId), { domains: this.settings.domains, isSynced });
  }

  /** What the group's rule says of a subject; `undefined` where there is no such subject, or no legal rule about it. */
  public explain(groupId: string, subjectId: string): Explanation | undefined {
    return this.state.engine.explain(groupId, subjectId);
  }

  /** What a user may use, and through which groups. */
  public accessOf(userId: string): Access[] {
    return accessOf(this.state, userId);
  }

  public roles(): RoleAssignment[] {
    return [...this.state.tables.roles.values()];
  }

  public rolesOf(principalId: string): RoleAssignment[] {
    return this.roles().filter((role) => role.principalId === principalId);
  }

  /** Whether a user may read something of the directory, by the level of guests. Who is no user reads nothing. */
  public canRead(readerId: string, object: ReadObject): ReadDecision {
    if (this.state.engine.kindOf(readerId) !== "user")
      return { isAllowed: false, reason: "only users of the directory read it" };
    return canRead(this.settings.guestLevel, readerOf(this.state, readerId), this.known(object));
  }

  public licenses(): LicenseRecord[] {
    return [...this.state.tables.licenses.values()];
  }

  /** The licenses that dynamic groups need now, by group and in total, counted afresh. */
  public coverage(): Coverage {
    const groups = this.groups().filter(isCovering);
    return coverageOf({
      groupsFor: () => groups.map(({ id }) => id),
      members: (groupId) => this.members(groupId),
      attributesOf: (userId) => this.attributesOf(userId),
    });
  }

  /** What the gate says of the users who are covered now. */
  public verdict(): Verdict {
    return verdictOfTenant(this.state);
  }

  /** Whether dynamic groups of users are processed. */
  public isServing(): boolean {
    return isGateOpen(this.state);
  }

  /** All that happened to a user, a device or a group. */
  public history(
    whose: { readonly groupId: string } | { readonly subjectId: string },
  ): HistoryEntry[] {
    return historyOf(this.store, whose);
  }

  /** The ids of those who were in a group at an instant. */
  public membersAt(groupId: string, time: Date): string[] {
    return membersAt(this.store, groupId, time);
  }

  /**
   * Changes of memberships in their order, from the beginning or from where a token of an earlier call stands.
   *
   * @throws TypeError for what is no token of this tenant
   */
  public membershipChanges({
    since,
    limit = 1000,
  }: { readonly since?: string; readonly limit?: number } = {}): {
    readonly changes: RecordedChange[];
    readonly token: string;
    readonly hasMore: boolean;
  } {
    const { id } = this.store;
    const last = this.state.membershipSequence;
    const after = since === undefined ? 0 : sequenceOf(since, id, last);
    const changes = this.store.membershipChanges({ after, limit });
    const end = changes.at(-1)?.sequence ?? after;
    return { changes, token: deltaToken(id, end), hasMore: end < last };
  }

  public stats(): EngineStats {
    return this.state.engine.stats();
  }

  /** What is read, as the tenant knows it: whether a membership is hidden is not for who asks to say. */
  private known(object: ReadObject): ReadObject {
    if (object.kind !== "group") return object;
    const { hasHiddenMembership } = this.group(object.id) ?? object;
    return { ...object, hasHiddenMembership };
  }
}
