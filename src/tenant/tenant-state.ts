import type { MembershipEngine } from "../membership/membership-engine.ts";
import { isCovering, isProcessed } from "./is-processed.ts";
import { defaultSettings, type TenantSettings } from "./settings.ts";
import type { TenantImage } from "./store.ts";
import { Table } from "./table.ts";
import { type TableName, tableNames, type TableValues } from "./tables.ts";
import { Withheld } from "./withheld.ts";

/** All that a tenant knows. A batch works on it, and either keeps what it did or takes it back. */
export class TenantState {
  public readonly engine: MembershipEngine;
  public readonly tables: { readonly [K in TableName]: Table<TableValues[K]> };
  public readonly withheld: Withheld;
  /** In milliseconds since 1970. */
  public now: number;
  /** The number of the last batch. */
  public batch: number;
  public membershipSequence: number;

  public constructor(image: TenantImage, now: Date) {
    const { engine, tables, withheld, batch, membershipSequence } = image;
    this.engine = engine;
    this.tables = {
      settings: new Table(tables.settings),
      licenses: new Table(tables.licenses),
      groups: new Table(tables.groups),
      accounts: new Table(tables.accounts),
      roles: new Table(tables.roles),
      held: new Table(tables.held),
      licenseFailures: new Table(tables.licenseFailures),
      counters: new Table(tables.counters),
    };
    this.withheld = new Withheld(withheld);
    this.now = now.getTime();
    this.batch = batch;
    this.membershipSequence = membershipSequence;
  }

  public get time(): Date {
    return new Date(this.now);
  }

  public get settings(): TenantSettings {
    return this.tables.settings.get("tenant") ?? defaultSettings;
  }

  /** The ids of a group's members as they are served. */
  public members(groupId: string): string[] {
    const withheld = this.withheld.of(groupId);
    const computed = this.engine.members(groupId);
    if (withheld.size === 0) return computed;
    const served = computed.filter((id) => !withheld.has(id));
    for (const id of withheld) if (!this.engine.isMember(groupId, id)) served.push(id);
    return served;
  }

  public memberCount(groupId: string): number {
    let count = this.engine.memberCount(groupId);
    for (const id of this.withheld.of(groupId)) count += this.engine.isMember(groupId, id) ? -1 : 1;
    return count;
  }

  public isMember(groupId: string, subjectId: string): boolean {
    return this.engine.isMember(groupId, subjectId) !== this.withheld.has(groupId, subjectId);
  }

  /** The ids of the groups in which a subject is served. */
  public groupsOf(subjectId: string): string[] {
    const withheld = this.withheld.groupsOf(subjectId);
    const computed = this.engine.groupsOf(subjectId);
    if (withheld.size === 0) return computed;
    const served = computed.filter((id) => !withheld.has(id));
    for (const id of withheld) if (!this.engine.isMember(id, subjectId)) served.push(id);
    return served;
  }

  /** Whether what the engine says of a group is served at once. */
  public isProcessed(groupId: string): boolean {
    const group = this.tables.groups.get(groupId);
    return group !== undefined && isProcessed(group);
  }

  /** In how many dynamic groups of users a user is. */
  public dynamicGroupCount(userId: string): number {
    return this.groupsOf(userId).filter((id) => {
      const group = this.tables.groups.get(id);
      return group !== undefined && isCovering(group);
    }).length;
  }

  /** Lets stand what was written to tables since the last batch. */
  public keep(): void {
    for (const name of tableNames) this.tables[name].keep();
    this.withheld.keep();
  }

  /** Takes back what was written to tables since the last batch. */
  public takeBack(): void {
    for (const name of tableNames) this.tables[name].takeBack();
    this.withheld.takeBack();
  }
}
