import type { Change } from "../directory/change.ts";
import type { SubjectData } from "../directory/properties.ts";
import type { MembershipChange } from "../membership/membership-change.ts";
import type { MembershipEngine } from "../membership/membership-engine.ts";
import type { Before } from "./batch.ts";

/** Writes to an engine, and knows for each write what takes it back. */
export class EngineJournal {
  private readonly engine: MembershipEngine;
  private readonly undos: (() => void)[] = [];

  public constructor(engine: MembershipEngine) {
    this.engine = engine;
  }

  /** Applies changes to subjects, of whom the caller knows how they are before. */
  public apply(
    changes: readonly Change[],
    befores: ReadonlyMap<string, Before | undefined>,
  ): MembershipChange[] {
    const { engine } = this;
    const membershipChanges = engine.apply(changes);
    this.undos.push(() => {
      for (const [id, before] of befores) engine.apply(undoing(id, engine, before));
    });
    return membershipChanges;
  }

  /** Loads subjects where there are none, and gives their ids. */
  public load(subjects: Iterable<SubjectData>): ReadonlySet<string> {
    const { engine } = this;
    const ids = new Set<string>();
    engine.load(noting(subjects, ids));
    this.undos.push(() => {
      for (const id of ids) engine.apply(undoing(id, engine, undefined));
    });
    return ids;
  }

  public setRule(groupId: string, rule: string): MembershipChange[] {
    const { engine } = this;
    const before = engine.ruleOf(groupId);
    const result = engine.setRule(groupId, rule);
    if (!result.ok) throw new TypeError(`the rule of \`${groupId}\` is not legal`);
    this.undos.push(() => {
      if (before === undefined) engine.removeRule(groupId);
      else engine.setRule(groupId, before);
    });
    return result.value;
  }

  public removeRule(groupId: string): MembershipChange[] {
    const { engine } = this;
    const before = engine.ruleOf(groupId);
    if (before === undefined) return [];
    this.undos.push(() => {
      engine.setRule(groupId, before);
    });
    return engine.removeRule(groupId);
  }

  public advance(from: Date, to: Date): MembershipChange[] {
    const { engine } = this;
    this.undos.push(() => {
      engine.advance(from);
    });
    return engine.advance(to);
  }

  /** Takes all writes back, the last one first. */
  public takeBack(): void {
    for (const undo of this.undos.toReversed()) undo();
    this.undos.length = 0;
  }
}

/** The changes that make a subject what it was. */
function undoing(id: string, engine: MembershipEngine, before: Before | undefined): Change[] {
  const kind = engine.kindOf(id);
  const removals: Change[] =
    kind === undefined || kind === before?.kind ? [] : [{ kind: "remove", subject: kind, id }];
  return before === undefined
    ? removals
    : [...removals, { kind: "upsert", subject: before.kind, id, properties: before.properties }];
}

function* noting(subjects: Iterable<SubjectData>, ids: Set<string>): Generator<SubjectData> {
  for (const data of subjects) {
    ids.add(data.id);
    yield data;
  }
}
