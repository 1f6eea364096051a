import type { MembershipEngine } from "../membership/membership-engine.ts";
import type {
  Commit,
  LoggedBatch,
  LogQuery,
  RecordedChange,
  TenantImage,
  TenantStore,
} from "../tenant/store.ts";
import type { Database } from "./database.ts";
import { Keys } from "./keys.ts";
import { type Meta, readMeta } from "./meta.ts";
import { readImage } from "./read-image.ts";
import { readCommands, readMembershipChanges } from "./read-log.ts";
import { writeSnapshot } from "./snapshots.ts";
import { StoreError } from "./store-error.ts";
import { guarded } from "./store-fault.ts";
import { storedEngine } from "./stored-engine.ts";
import { type Committed, type Written, writeCommit } from "./write-commit.ts";
import type { WriterLock } from "./writer-lock.ts";

/** How a store works; for tests. */
export interface StoreOptions {
  /** Pages that the file may have at most, of 4 KiB each. */
  readonly maxPages?: number;
  /** After how many written subjects a batch keeps a snapshot by itself. */
  readonly snapshotAfter?: number;
}

/** A tenant's file. It is read as it stood when it was opened, and after each batch that was written since. */
export class SqliteStore implements TenantStore {
  public readonly id: string;
  /** The time of the last batch when the file was opened. */
  public readonly now: Date;
  private readonly database: Database;
  private readonly lock: WriterLock | undefined;
  private readonly keys: Keys;
  private readonly snapshotAfter: number;
  private meta: Meta;
  private engine: MembershipEngine;
  /** What was written since the last snapshot. */
  private pending: Written;
  private isOpen = true;

  /** @param lock the right to write; without it the store only reads */
  public constructor(database: Database, lock: WriterLock | undefined, options: StoreOptions = {}) {
    this.database = database;
    this.lock = lock;
    this.keys = new Keys(database);
    this.snapshotAfter = options.snapshotAfter ?? 200_000;
    this.meta = readMeta(database);
    this.id = this.meta.tenantId;
    this.now = this.meta.now;
    const { engine, replayed } = storedEngine(database, this.meta.now);
    this.engine = engine;
    this.pending = replayed;
  }

  /** The tenant as it was when the file was opened; what is long is read as it is taken. */
  public image(): TenantImage {
    return readImage(this.database, this.meta, this.engine);
  }

  public commit(commit: Commit): void {
    const { database, keys, meta } = this;
    if (this.lock === undefined) throw isReadOnly(database.path);
    if (commit.batch !== meta.batch + 1)
      throw new TypeError(`batch ${commit.batch} does not come after batch ${meta.batch}`);
    try {
      const committed = database.transaction("BEGIN IMMEDIATE", () => this.write(commit));
      const { membershipSequence, ...pending } = committed;
      this.pending = pending;
      this.meta = { ...meta, batch: commit.batch, now: commit.at, membershipSequence };
      this.engine = commit.engine;
    } catch (error) {
      keys.forget();
      throw error;
    }
    if (keys.size > mostKeysKept) keys.forget();
  }

  public membershipChanges(query: LogQuery): RecordedChange[] {
    return guarded(this.database.path, () =>
      readMembershipChanges(this.database, query, this.meta),
    );
  }

  public commands(query: Pick<LogQuery, "groupId" | "subjectId" | "limit">): LoggedBatch[] {
    return guarded(this.database.path, () => readCommands(this.database, query, this.meta));
  }

  /** Keeps a snapshot where opening would have much to do again, and gives the file free. */
  public close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    try {
      if (this.lock !== undefined && isMuch(this.pending)) this.keepSnapshot();
    } finally {
      this.database.close();
      this.lock?.release();
    }
  }

  /** What is not in a snapshot then, and the last sequence. */
  private write(commit: Commit): Committed {
    const { database, keys, pending } = this;
    const { membershipSequence, ...written } = writeCommit(database, keys, commit);
    const subjects = pending.subjects + written.subjects;
    const rules = pending.rules + written.rules;
    if (subjects < this.snapshotAfter) return { subjects, rules, membershipSequence };
    writeSnapshot(database, { batch: commit.batch, bytes: commit.engine.snapshot() });
    return { subjects: 0, rules: 0, membershipSequence };
  }

  private keepSnapshot(): void {
    const { database, engine, meta } = this;
    try {
      database.transaction("BEGIN IMMEDIATE", () => {
        writeSnapshot(database, { batch: meta.batch, bytes: engine.snapshot() });
      });
    } catch (error) {
      // All that it holds stands in the tables too; the next one to open the file takes longer.
      if (!(error instanceof StoreError)) throw error;
    }
  }
}

/** How many keys are worth their room between batches. */
const mostKeysKept = 100_000;

/** Whether opening would take more than a moment without a snapshot. A rule asks about many subjects at once. */
const isMuch = ({ subjects, rules }: Written): boolean => subjects > 1000 || rules > 0;

const isReadOnly = (path: string): StoreError =>
  new StoreError(
    "read-only",
    path,
    `\`${path}\` is open for reading only, and nothing of the batch was done`,
    "open it for writing",
  );
