import { type Change, MembershipEngine } from "../../src/index.ts";

/** How much was evaluated. */
export interface Work {
  readonly rules: number;
  readonly comparisons: number;
}

/** What an engine evaluates while something happens to it. */
export function workDuring(engine: MembershipEngine, happening: () => unknown): Work {
  const before = engine.stats();
  happening();
  const after = engine.stats();
  return {
    rules: after.rulesEvaluated - before.rulesEvaluated,
    comparisons: after.comparisonsEvaluated - before.comparisonsEvaluated,
  };
}

/** What an engine evaluates for some changes. */
export const workOf = (engine: MembershipEngine, changes: Change | readonly Change[]): Work =>
  workDuring(engine, () => engine.apply(changes));

/** A planted fault: asks every rule at every change, and at every step of the clock. */
export class Eager extends MembershipEngine {
  private asked = 0;

  public override apply(
    changes: Parameters<MembershipEngine["apply"]>[0],
  ): ReturnType<MembershipEngine["apply"]> {
    this.asked += super.stats().groups * [changes].flat().length;
    return super.apply(changes);
  }

  public override advance(now: Date): ReturnType<MembershipEngine["advance"]> {
    this.asked += super.stats().groups;
    return super.advance(now);
  }

  public override stats(): ReturnType<MembershipEngine["stats"]> {
    const stats = super.stats();
    return { ...stats, rulesEvaluated: stats.rulesEvaluated + this.asked };
  }
}
