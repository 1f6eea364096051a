/// <reference lib="esnext.disposable" preserve="true" />
import { availableParallelism } from "node:os";
import type { CheckedRule } from "../check/checked-rule.ts";
import type { Change } from "../directory/change.ts";
import type { Properties, SubjectData } from "../directory/properties.ts";
import type { Explanation } from "../eval/explain.ts";
import type { Result } from "../grammar/result.ts";
import type { RuleOptions } from "../membership/checked-for.ts";
import { type EngineOptions, validTime } from "../membership/engine-options.ts";
import type { EngineStats } from "../membership/engine-stats.ts";
import type { MembershipChange } from "../membership/membership-change.ts";
import type { MembershipEngine } from "../membership/membership-engine.ts";
import type { Preview, PreviewOptions } from "../membership/preview.ts";
import type { SubjectKind } from "../schema/property.ts";
import { applyInShards } from "./apply-in-shards.ts";
import { loadFile } from "./load-file.ts";
import { loadInShards } from "./load-in-shards.ts";
import { leaversFirst, mergedPreview, mergedResult, mergedStats } from "./merge.ts";
import { Numbering } from "./numbering.ts";
import { packShards, unpackShards } from "./parallel-snapshot.ts";
import { portable } from "./portable-rule.ts";
import { Shards } from "./shards.ts";

/** How a parallel engine begins. Caches are so large in each of its threads. */
export interface ParallelOptions extends EngineOptions {
  /** How many threads the subjects are divided among; as many as the machine runs at once where this is left out. */
  readonly workers?: number;
}

/**
 * A `MembershipEngine` whose subjects are divided among worker threads: by the hash of their ids, so that each thread
 * holds and evaluates a part of them against all rules. On Node only.
 *
 * It answers as that engine does, and blocks the thread that asks just as well: it sleeps until all threads concerned
 * have answered. What is given to it is copied to them, and must not change until the method returns. A thread that
 * ends, as for want of memory, takes its subjects with it: `LostShard` is thrown then and ever after.
 *
 * @throws TypeError for an invalid `now`, or where `workers` is no whole number from 1 on
 */
export class ParallelEngine implements Omit<MembershipEngine, "prepared" | "staged"> {
  private readonly numbering: Numbering;
  private readonly shards: Shards;
  private isLoading = false;

  public constructor(options: ParallelOptions = {}) {
    const { workers = availableParallelism(), shard, ...others } = options;
    if (others.now !== undefined) validTime(others.now);
    this.numbering = new Numbering(workers, shard);
    this.shards = new Shards(this.numbering, others);
  }

  /**
   * A parallel engine as it was when the snapshot was taken, with as many threads.
   *
   * @throws SnapshotError for bytes that are no snapshot of one, that are damaged, or that a newer version wrote
   */
  public static restore(bytes: Uint8Array): ParallelEngine {
    const { parts, threads, whole } = unpackShards(bytes);
    const engine = new ParallelEngine({ workers: threads, shard: whole });
    try {
      for (const [shard, part] of parts.entries()) engine.shards.begin(shard, "restore", part);
      engine.shards.answers<"restore">();
    } catch (error) {
      engine.close();
      throw error;
    }
    return engine;
  }

  /** Gives a group a rule, new or in place of the one it has, and says who joined and left by it. */
  public setRule(
    groupId: string,
    rule: string | CheckedRule,
    options: RuleOptions = {},
  ): Result<MembershipChange[]> {
    const results = this.idle.askAll("setRule", groupId, portable(rule), options);
    return mergedResult(results, leaversFirst);
  }

  /** Takes a group away; all its members leave. */
  public removeRule(groupId: string): MembershipChange[] {
    return this.idle.askAll("removeRule", groupId).flat();
  }

  /**
   * Applies changes to the directory, all or none, and says who joined and left by all of them together.
   *
   * @throws RefusedChange, with diagnostics, where one of them does not fit; then nothing was applied
   */
  public apply(change: Change | readonly Change[]): MembershipChange[] {
    return applyInShards(this.idle, this.numbering, isMany(change) ? change : [change]);
  }

  /**
   * Takes many subjects in, replacing those that are there; all or none. They must not ask the engine for anything while
   * they come.
   *
   * @throws RefusedChange, with diagnostics, where one of them does not fit; then nothing was loaded
   */
  public load(subjects: Iterable<SubjectData>): void {
    const shards = this.idle;
    this.isLoading = true;
    try {
      loadInShards(shards, this.numbering, subjects);
    } finally {
      this.isLoading = false;
    }
  }

  /**
   * Takes many subjects in from a file that has one a line, as JSON: `{"subject":"user","id":"…","properties":{…}}`; all
   * or none. All threads read it at once, each the lines of its own subjects, which is faster than `load`.
   *
   * @throws InputError at the first line that is no subject or does not fit; then nothing was loaded
   */
  public loadFile(path: string): void {
    loadFile(this.idle, path);
  }

  /**
   * Sets the time that `system.now` means, and says who joined and left by it.
   *
   * @throws TypeError for an invalid time
   */
  public advance(now: Date): MembershipChange[] {
    validTime(now);
    return this.idle.askAll("advance", now).flat();
  }

  /**
   * The next instant at which time alone can change a membership: a comparison with `system.now` has another answer for
   * somebody then. Until it, `advance` changes nothing. `undefined` where there is none.
   */
  public nextDue(): Date | undefined {
    const dues = this.idle.askAll("nextDue").filter((due) => due !== undefined);
    return dues.toSorted((one, other) => one.getTime() - other.getTime())[0];
  }

  /** Says who would join and leave a group under a rule, and changes nothing. */
  public preview(
    groupId: string,
    rule: string | CheckedRule,
    options: PreviewOptions = {},
  ): Result<Preview> {
    const results = this.idle.askAll("preview", groupId, portable(rule), options);
    return mergedResult(results, (parts) => mergedPreview(parts, options.sample));
  }

  /** Explains why a subject is or is not in a group; `undefined` where there is no such group or subject. */
  public explain(groupId: string, subjectId: string): Explanation | undefined {
    const shard = this.numbering.threadOf(subjectId);
    return shard === undefined ? undefined : this.idle.ask(shard, "explain", groupId, subjectId);
  }

  /** The ids of a group's members; empty for a group that there is not. */
  public members(groupId: string): string[] {
    return this.idle.askAll("members", groupId).flat();
  }

  /** The text of a group's rule; `undefined` where there is no such group. */
  public ruleOf(groupId: string): string | undefined {
    return this.idle.ask(0, "ruleOf", groupId);
  }

  /** How many members a group has; none for a group that there is not. */
  public memberCount(groupId: string): number {
    return this.idle.askAll("memberCount", groupId).reduce((sum, count) => sum + count, 0);
  }

  /** The ids of the groups that a subject is in. */
  public groupsOf(subjectId: string): string[] {
    const shard = this.numbering.threadOf(subjectId);
    return shard === undefined ? [] : this.idle.ask(shard, "groupsOf", subjectId);
  }

  public isMember(groupId: string, subjectId: string): boolean {
    const shard = this.numbering.threadOf(subjectId);
    return shard !== undefined && this.idle.ask(shard, "isMember", groupId, subjectId);
  }

  /** Whether an id is that of a user or of a device; `undefined` where it is nobody's. */
  public kindOf(subjectId: string): SubjectKind | undefined {
    const shard = this.numbering.threadOf(subjectId);
    return shard === undefined ? undefined : this.idle.ask(shard, "kindOf", subjectId);
  }

  /** The attributes of a subject, `objectId` among them; `undefined` where there is no such subject. */
  public attributesOf(subjectId: string): Properties | undefined {
    const shard = this.numbering.threadOf(subjectId);
    const found = shard === undefined ? undefined : this.idle.ask(shard, "attributesOf", subjectId);
    // Prototypes do not cross threads, and this one has none.
    return found && { __proto__: null, ...found };
  }

  /** The ids of the groups that have a rule about this kind of subject. */
  public groupsFor(subject: SubjectKind): string[] {
    return this.idle.ask(0, "groupsFor", subject);
  }

  /** Of all threads together; `bytes` grow with each of them, as every one has all rules. */
  public stats(): EngineStats {
    return mergedStats(this.idle.askAll("stats"));
  }

  /** All of the engine as bytes, for `restore`. */
  public snapshot(): Uint8Array {
    return packShards(this.idle.askAll("snapshot"), this.numbering);
  }

  /** Ends the threads; the engine can be asked for nothing any more. A process ends whether this was called or not. */
  public close(): void {
    this.shards.close();
  }

  public [Symbol.dispose](): void {
    this.close();
  }

  private get idle(): Shards {
    if (this.isLoading)
      throw new TypeError("the engine takes subjects in, and can be asked when it has them all");
    return this.shards;
  }
}

const isMany = (change: Change | readonly Change[]): change is readonly Change[] =>
  Array.isArray(change);
