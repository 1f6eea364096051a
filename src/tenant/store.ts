import type { RoleCommand } from "../directory/role-command.ts";
import type { Properties } from "../directory/properties.ts";
import type { MembershipChange } from "../membership/membership-change.ts";
import type { MembershipEngine } from "../membership/membership-engine.ts";
import type { SubjectKind } from "../schema/property.ts";
import type { Command } from "./command.ts";
import type { TableName, TableValues } from "./tables.ts";

/** A user or a device as it is after a batch. */
export interface StoredSubject {
  readonly kind: SubjectKind;
  /** Without `objectId`. */
  readonly properties: Properties;
}

/** What was asked for, as the log keeps it; a bulk load is told by how many subjects it brought. */
export type LoggedCommand =
  | Command
  | (Extract<RoleCommand, { kind: "activateRole" | "deactivateRole" | "removeRole" }> & {
      /** Whose assignment it is. */
      readonly principalId: string;
    })
  | { readonly kind: "load"; readonly users: number; readonly devices: number }
  | { readonly kind: "advance"; readonly to: string }
  | { readonly kind: "hold" | "approve" | "discard"; readonly heldId: string };

/** A change of memberships as the log keeps it. */
export interface RecordedChange extends MembershipChange {
  /** From 1, over all batches, without gaps. */
  readonly sequence: number;
  /** The number of the batch. */
  readonly batch: number;
  readonly at: Date;
  /** The kind of the command that caused it, or `time`. */
  readonly cause: string;
}

/** All that one batch changed. It is stored whole or not at all. */
export interface Commit {
  /** The number of the batch. */
  readonly batch: number;
  readonly at: Date;
  readonly commands: readonly LoggedCommand[];
  /** The subjects that were written, by id; `undefined` for those that are gone. */
  readonly subjects: Iterable<readonly [id: string, subject: StoredSubject | undefined]>;
  /** The entries of tables that were written, by key; `undefined` for those that are gone. */
  readonly tables: readonly TableWrites[];
  /** In the order of their sequence; there may be millions. */
  readonly membershipChanges: Iterable<RecordedChange>;
  /** Memberships that are served otherwise than the rule says, from now on (`true`) or no longer. */
  readonly withheld: Iterable<readonly [groupId: string, subjectId: string, isWithheld: boolean]>;
  /** The engine after the batch. */
  readonly engine: MembershipEngine;
}

/** What was written to one table. */
export type TableWrites = {
  readonly [K in TableName]: {
    readonly table: K;
    readonly entries: ReadonlyMap<string, TableValues[K] | undefined>;
  };
}[TableName];

/** What of the log is asked for. */
export interface LogQuery {
  readonly groupId?: string;
  readonly subjectId?: string;
  /** Only what came after this membership sequence. */
  readonly after?: number;
  /** Only what happened at or before this instant. */
  readonly until?: Date;
  /** The first so many only. */
  readonly limit?: number;
}

/** A command of the log. */
export interface LoggedBatch {
  readonly batch: number;
  readonly at: Date;
  readonly command: LoggedCommand;
}

/** Where a tenant is kept, and its log. */
export interface TenantStore {
  /** Names the store in delta tokens, so that a token of another tenant is told. */
  readonly id: string;
  /** Keeps all of a batch; when it returns, the batch is safe. */
  commit(commit: Commit): void;
  /** Changes of memberships in the order of their sequence. */
  membershipChanges(query: LogQuery): RecordedChange[];
  /** The commands that name a subject or a group, or all of them, in the order of their batches. */
  commands(query: Pick<LogQuery, "groupId" | "subjectId" | "limit">): LoggedBatch[];
  close(): void;
}

/** A tenant as a store holds it. */
export interface TenantImage {
  /** With all subjects, the rules of dynamic groups whose rules are legal, and the time. */
  readonly engine: MembershipEngine;
  readonly tables: { readonly [K in TableName]: Iterable<readonly [string, TableValues[K]]> };
  readonly withheld: Iterable<readonly [groupId: string, subjectId: string]>;
  /** The number of the last batch. */
  readonly batch: number;
  /** The last sequence of a membership change. */
  readonly membershipSequence: number;
}
