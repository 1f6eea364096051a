/**
 * L8, work: a change to a property that no rule reads evaluates no rule; the work of a change grows with what can change
 * by it, not with the number of rules.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Change, MembershipEngine } from "../../src/index.ts";
import { inWorld } from "../arbitraries/changes.ts";
import { noon } from "../arbitraries/dates.ts";
import { happen } from "./model.ts";

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

describe("L8", () => {
  test("a change to a property that no rule reads evaluates no rule", () => {
    const scenario = inWorld(({ rules, events }) =>
      fc.record({
        rules: fc.constant(rules),
        before: events.load,
        value: fc.constantFrom("x", "y", "", null),
      }),
    );
    fc.assert(
      fc.property(scenario, ({ rules, before, value }) => {
        const engine = new MembershipEngine({ now: noon });
        const unread = {
          user: "user.streetAddress",
          device: "device.enrollmentProfileName",
        } as const;
        const readers = rules.filter(
          ({ rule }) => !Object.values(unread).some((path) => reads(rule, path)),
        );
        for (const [index, rule] of readers.entries())
          happen(engine, { kind: "set rule", groupId: `group ${index}`, rule });
        happen(engine, before);
        for (const { subject, id } of before.subjects) {
          const [, name = ""] = unread[subject].split(".");
          expect(
            workOf(engine, { kind: "patch", subject, id, properties: { [name]: value } }),
          ).toEqual(none);
        }
      }),
      { numRuns: 120 },
    );
  });

  test("a change that sets what is set already evaluates no rule", () => {
    const scenario = inWorld(({ rules, events }) =>
      fc.record({ rules: fc.constant(rules), before: events.load }),
    );
    fc.assert(
      fc.property(scenario, ({ rules, before }) => {
        const engine = new MembershipEngine({ now: noon });
        for (const [index, rule] of rules.entries())
          happen(engine, { kind: "set rule", groupId: `group ${index}`, rule });
        happen(engine, before);
        const last = new Map(before.subjects.map((data) => [data.id, data]));
        for (const data of last.values())
          expect(workOf(engine, { kind: "upsert", ...data })).toEqual(none);
      }),
      { numRuns: 120 },
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

  test("sees a planted fault: an engine that evaluates every rule at every change", () => {
    const engine = new MembershipEngine();
    engine.setRule("sales", 'user.department -eq "Sales"');
    engine.load([{ subject: "user", id: "ann", properties: {} }]);
    const everyRule: Change[] = [
      { kind: "remove", subject: "user", id: "ann" },
      { kind: "upsert", subject: "user", id: "ann", properties: { city: "Oslo" } },
    ];
    expect(workOf(engine, everyRule)).not.toEqual(none);
  });
});

/** Whether a rule names a property anywhere. */
const reads = (rule: unknown, path: string): boolean =>
  JSON.stringify(rule).includes(`"name":"${path.split(".")[1] ?? ""}"`);
