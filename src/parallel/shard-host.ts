import type { Change } from "../directory/change.ts";
import type { Properties, SubjectData } from "../directory/properties.ts";
import type { Explanation } from "../eval/explain.ts";
import type { Result } from "../grammar/result.ts";
import type { RuleOptions } from "../membership/checked-for.ts";
import type { EngineStats } from "../membership/engine-stats.ts";
import type { MembershipChange } from "../membership/membership-change.ts";
import { MembershipEngine } from "../membership/membership-engine.ts";
import type { Preview, PreviewOptions } from "../membership/preview.ts";
import { type Shard, shard } from "../membership/shard.ts";
import type { SubjectKind } from "../schema/property.ts";
import { Abandoned } from "./failure.ts";
import { LinesOfShard } from "./lines-of-shard.ts";
import type { Piece, ShardData } from "./messages.ts";
import { arrived, type PortableRule } from "./portable-rule.ts";

/** Where subjects come from that are sent piece by piece. */
interface Pieces {
  readonly next: () => Piece;
  /** Says that there is room for one more. */
  readonly more: () => void;
}

/** Something that all shards are ready to do: each of them does it, or none. */
interface Pending {
  readonly commit: () => MembershipChange[];
  readonly takeBack: () => void;
}

/** The engine of a shard, and what else it takes to do something in all shards or in none. */
export class ShardHost {
  private engine: MembershipEngine;
  private readonly shard: Shard;
  private readonly pieces: Pieces;
  private pending: Pending = nothing;

  public constructor({ options, index, count }: Omit<ShardData, "port">, pieces: Pieces) {
    this.shard = shard(index, count);
    this.engine = new MembershipEngine({ ...options, shard: this.shard });
    this.pieces = pieces;
  }

  public setRule(
    groupId: string,
    rule: PortableRule,
    options: RuleOptions,
  ): Result<MembershipChange[]> {
    return this.engine.setRule(groupId, arrived(rule), options);
  }

  public removeRule(groupId: string): MembershipChange[] {
    return this.engine.removeRule(groupId);
  }

  public apply(changes: readonly Change[]): MembershipChange[] {
    return this.engine.apply(changes);
  }

  /** Checks changes, to be written by `commit`. */
  public prepare(changes: readonly Change[]): void {
    this.pending = { commit: this.engine.prepared(changes), takeBack: () => {} };
  }

  /** Takes the subjects in that come piece by piece, to be put into their groups by `commit`. */
  public take(): void {
    this.stage(this.arriving());
  }

  /**
   * Takes those subjects of an open file in that are the shard's, to be put into their groups by `commit`. The places in
   * a refusal are lines.
   */
  public takeLines(descriptor: number, file: string): void {
    const lines = new LinesOfShard(descriptor, file, this.shard);
    try {
      this.stage(lines.subjects());
    } catch (error) {
      throw lines.placed(error);
    }
    if (lines.fault === undefined) return;
    this.takeBack();
    throw lines.fault;
  }

  /** Does what it is ready for. */
  public commit(): MembershipChange[] {
    const { commit } = this.pending;
    this.pending = nothing;
    return commit();
  }

  /** Takes back what it was ready for. */
  public takeBack(): void {
    const { takeBack } = this.pending;
    this.pending = nothing;
    takeBack();
  }

  public advance(now: Date): MembershipChange[] {
    return this.engine.advance(now);
  }

  public nextDue(): Date | undefined {
    return this.engine.nextDue();
  }

  public preview(groupId: string, rule: PortableRule, options: PreviewOptions): Result<Preview> {
    return this.engine.preview(groupId, arrived(rule), options);
  }

  public explain(groupId: string, subjectId: string): Explanation | undefined {
    return this.engine.explain(groupId, subjectId);
  }

  public members(groupId: string): string[] {
    return this.engine.members(groupId);
  }

  public groupsOf(subjectId: string): string[] {
    return this.engine.groupsOf(subjectId);
  }

  public isMember(groupId: string, subjectId: string): boolean {
    return this.engine.isMember(groupId, subjectId);
  }

  public attributesOf(subjectId: string): Properties | undefined {
    return this.engine.attributesOf(subjectId);
  }

  public ruleOf(groupId: string): string | undefined {
    return this.engine.ruleOf(groupId);
  }

  public memberCount(groupId: string): number {
    return this.engine.memberCount(groupId);
  }

  public kindOf(subjectId: string): SubjectKind | undefined {
    return this.engine.kindOf(subjectId);
  }

  public groupsFor(subject: SubjectKind): string[] {
    return this.engine.groupsFor(subject);
  }

  public stats(): EngineStats {
    return this.engine.stats();
  }

  public snapshot(): Uint8Array {
    return this.engine.snapshot();
  }

  /** Puts the engine of a snapshot in the place of its own. */
  public restore(bytes: Uint8Array): void {
    this.engine = MembershipEngine.restore(bytes);
  }

  private stage(subjects: Iterable<SubjectData>): void {
    const { populate, takeBack } = this.engine.staged(subjects);
    this.pending = {
      commit: () => {
        populate();
        return [];
      },
      takeBack,
    };
  }

  private *arriving(): Generator<SubjectData> {
    for (;;) {
      const piece = this.pieces.next();
      switch (piece.kind) {
        case "subjects":
          this.pieces.more();
          yield* piece.subjects;
          break;
        case "end":
          return;
        case "abandon":
          throw new Abandoned();
        default:
          piece satisfies never;
      }
    }
  }
}

const nothing: Pending = { commit: () => [], takeBack: () => {} };
