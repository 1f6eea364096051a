import type { Properties } from "../directory/properties.ts";
import { explain, type Explanation } from "../eval/explain.ts";
import type { SubjectKind } from "../schema/property.ts";
import { Batch } from "./batch.ts";
import { type EngineOptions, validTime } from "./engine-options.ts";
import { Groups } from "./groups.ts";
import { Intake } from "./intake.ts";
import type { Work } from "./rule-base.ts";
import { SubjectEngine } from "./subject-engine.ts";
import { defaultTuning } from "./tuning.ts";

/** All that an engine knows: the groups, the users and the devices, and the time. */
export class EngineState {
  public readonly options: EngineOptions;
  public readonly groups: Groups = new Groups();
  public readonly kinds: Readonly<Record<SubjectKind, SubjectEngine>>;
  public readonly intake: Intake;
  public readonly batch: Batch;
  public readonly work: Work = { comparisonsEvaluated: 0, rulesEvaluated: 0 };
  /** Whether subjects are being taken in: they have their attributes, and no memberships yet. */
  public isLoading = false;
  /** In milliseconds since 1970. */
  public now: number | undefined;

  public constructor(options: EngineOptions) {
    this.options = options;
    const { now, extraProperties = "refuse", valueCache = 10_000, hitCache = 8_388_608 } = options;
    this.now = now === undefined ? undefined : validTime(now);
    const table = {
      tuning: { ...defaultTuning, ...options.tuning },
      texts: { values: valueCache, hits: hitCache },
      clock: () => this.now ?? 0,
    };
    const user = new SubjectEngine("user", table, this.work);
    const device = new SubjectEngine("device", table, this.work);
    this.kinds = { user, device };
    this.batch = new Batch(this.kinds);
    this.intake = new Intake({ user: user.table, device: device.table }, extraProperties);
  }

  /**
   * The same, for those who write.
   *
   * @throws TypeError where they were called by what a load reads from: a load that is taken back would leave memberships
   * of nobody behind
   */
  public get idle(): this {
    if (this.isLoading)
      throw new TypeError("the engine is loading: what is loaded cannot change it");
    return this;
  }

  /** Users and devices, in this order. */
  public get both(): readonly SubjectEngine[] {
    return [this.kinds.user, this.kinds.device];
  }

  public owns(id: string): boolean {
    return this.options.shard?.owns(id) ?? true;
  }

  /** The engine of those whom a group's rule is about. */
  public ofGroup(number: number): SubjectEngine {
    return this.kinds[this.groups.subjectOf(number)];
  }

  /** The time, as those who evaluate take it. */
  public get time(): { readonly now: Date | undefined } {
    return { now: this.now === undefined ? undefined : new Date(this.now) };
  }

  /** Explains why a subject is or is not in a group; `undefined` where there is no such group or subject. */
  public explain(groupId: string, subjectId: string): Explanation | undefined {
    const number = this.groups.numberOf(groupId);
    if (number === undefined) return undefined;
    const attributes = this.ofGroup(number).attributesOf(subjectId);
    return attributes && explain(this.groups.ruleOf(number), attributes, this.time);
  }

  /** The attributes of a subject of either kind. */
  public attributesOf(subjectId: string): Properties | undefined {
    const { user, device } = this.kinds;
    return user.attributesOf(subjectId) ?? device.attributesOf(subjectId);
  }
}
