/**
 * L8, work: a change to a property that no rule reads evaluates no rule; the work of a change grows with what can change
 * by it, not with the number of rules.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Change, MembershipEngine, type Rule } from "../../src/index.ts";
import { type Event, type GroupRule, inWorld } from "../arbitraries/changes.ts";
import { noon } from "../arbitraries/dates.ts";
import { happen } from "./model.ts";
import { isSeen } from "./planted.ts";

/** What an engine evaluated for some changes. */
function workOf(
  engine: MembershipEngine,
  changes: Change | readonly Change[],
): { rules: number; comparisons: number } {
  const before = engine.stats();
  engine.apply(changes);
  const after = engine.stats();
  return {
    rules: after.rulesEvaluated - before.rulesEvaluated,
    comparisons: after.comparisonsEvaluated - before.comparisonsEvaluated,
  };
}

const none = { rules: 0, comparisons: 0 };

/** Properties that no rule of the scenario reads. */
const unread = { user: "streetAddress", device: "enrollmentProfileName" } as const;

const reads = (rule: Rule, name: string): boolean =>
  JSON.stringify(rule).includes(`"name":"${name}"`);

interface Case {
  readonly rules: readonly GroupRule[];
  readonly before: Extract<Event, { kind: "load" }>;
  readonly value: string | null;
}

const cases = inWorld(({ rules, events }) =>
  fc.record({
    rules: fc.constant(rules.filter(({ kind, rule }) => !reads(rule, unread[kind]))),
    before: events.load,
    value: fc.constantFrom("x", "y", "", null),
  }),
);

/** Sets rules that read the properties, and others in their place, so that no trace of the first may be left. */
function begun(engine: MembershipEngine, { rules, before }: Case): MembershipEngine {
  for (const [index, rule] of rules.entries()) {
    const groupId = `group ${index}`;
    engine.setRule(groupId, `${rule.kind}.${unread[rule.kind]} -ne null`);
    happen(engine, { kind: "set rule", groupId, rule });
  }
  for (const kind of ["user", "device"] as const) {
    engine.setRule(kind, `${kind}.${unread[kind]} -ne null`);
    engine.removeRule(kind);
  }
  happen(engine, before);
  return engine;
}

const idleness = (create: () => MembershipEngine): fc.IProperty<[Case]> =>
  fc.property(cases, (drawn) => {
    const engine = begun(create(), drawn);
    for (const { subject, id } of drawn.before.subjects) {
      const properties = { [unread[subject]]: drawn.value };
      expect(workOf(engine, { kind: "patch", subject, id, properties })).toEqual(none);
    }
  });

/** Asks every rule at every change. */
class Eager extends MembershipEngine {
  public override apply(
    changes: Parameters<MembershipEngine["apply"]>[0],
  ): ReturnType<MembershipEngine["apply"]> {
    for (const kind of ["user", "device"] as const) {
      for (const groupId of this.groupsFor(kind))
        this.preview(groupId, `${kind}.objectId -ne null`);
    }
    return super.apply(changes);
  }
}

describe("L8", () => {
  test("a change to a property that no rule reads evaluates no rule", () => {
    fc.assert(
      idleness(() => new MembershipEngine({ now: noon })),
      { numRuns: 150 },
    );
  });

  test("a change that sets what is set already evaluates no rule", () => {
    fc.assert(
      fc.property(cases, (drawn) => {
        const engine = begun(new MembershipEngine({ now: noon }), drawn);
        const last = new Map(drawn.before.subjects.map((data) => [data.id, data]));
        for (const data of last.values()) {
          expect(workOf(engine, { kind: "upsert", ...data })).toEqual(none);
        }
      }),
      { numRuns: 150 },
    );
  });

  test.each([0, 10, 1000])(
    "%i rules about other properties add nothing to the work of a change",
    (others) => {
      const engine = new MembershipEngine();
      engine.setRule("sales", 'user.department -eq "Sales" -and user.city -ne "Oslo"');
      for (let index = 0; index < others; index++)
        engine.setRule(
          `other ${index}`,
          `user.jobTitle -eq "${index}" -or user.companyName -ne null`,
        );
      engine.load([
        { subject: "user", id: "ann", properties: { department: "Sales", jobTitle: "7" } },
      ]);
      expect(
        workOf(engine, { kind: "patch", subject: "user", id: "ann", properties: { city: "Oslo" } }),
      ).toEqual({ rules: 1, comparisons: 2 });
    },
  );

  test("sees a planted fault: an engine that asks every rule at every change", () => {
    expect(isSeen(idleness(() => new Eager({ now: noon })))).toBe(true);
  });
});
