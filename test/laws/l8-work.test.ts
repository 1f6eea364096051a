/**
 * L8, work: a change to a property that no rule reads evaluates no rule; the work of a change grows with what can change
 * by it, not with the number of rules; the clock touches only those who are due.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MembershipEngine, type Rule } from "../../src/index.ts";
import { type Event, type GroupRule, inWorld } from "../arbitraries/changes.ts";
import { happen } from "./model.ts";
import { isSeen } from "./planted.ts";
import { anyTuning, tunedEngine } from "./tuned.ts";
import { Eager, type Work, workDuring, workOf } from "./work.ts";

const none: Work = { rules: 0, comparisons: 0 };

/** Properties that no rule of the scenario reads. */
const unread = { user: "streetAddress", device: "enrollmentProfileName" } as const;

const reads = (rule: Rule, name: string): boolean =>
  JSON.stringify(rule).includes(`"name":"${name}"`);

interface Case {
  readonly tuning: string;
  readonly rules: readonly GroupRule[];
  readonly before: Extract<Event, { kind: "load" }>;
  readonly value: string | null;
}

const cases = inWorld(({ rules, events }) =>
  fc.record({
    tuning: anyTuning,
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

const idleness = (Class = MembershipEngine): fc.IProperty<[Case]> =>
  fc.property(cases, (drawn) => {
    const engine = begun(tunedEngine(drawn.tuning, Class), drawn);
    for (const { subject, id } of drawn.before.subjects) {
      const properties = { [unread[subject]]: drawn.value };
      expect(workOf(engine, { kind: "patch", subject, id, properties })).toEqual(none);
    }
  });

describe("L8", () => {
  test("a change to a property that no rule reads evaluates no rule", () => {
    fc.assert(idleness(), { numRuns: 150 });
  });

  test("a change that sets what is set already evaluates no rule", () => {
    fc.assert(
      fc.property(cases, (drawn) => {
        const engine = begun(tunedEngine(drawn.tuning), drawn);
        const last = new Map(drawn.before.subjects.map((data) => [data.id, data]));
        for (const data of last.values()) {
          expect(workOf(engine, { kind: "upsert", ...data })).toEqual(none);
        }
      }),
      { numRuns: 150 },
    );
  });

  test.each([10, 1000])("%i rules about other properties add nothing to the work", (others) => {
    const alone = workAmong(0);
    expect(alone.rules).toBeLessThanOrEqual(1);
    expect(workAmong(others)).toEqual(alone);
  });

  test("sees a planted fault: an engine that asks every rule at every change", () => {
    expect(isSeen(idleness(Eager))).toBe(true);
  });
});

describe("L8, with 10,000 users of whom each was hired on another day:", () => {
  const { engine, now } = hiredDaily(10_000);

  test.each([
    ["a day", 1],
    ["a month", 30],
    ["a day back", -1],
    ["a year back", -365],
  ])("%s is work for those only who are due", (_time, days) => {
    engine.advance(now);
    const { rules } = workDuring(engine, () => engine.advance(daysAfter(now, days)));
    expect(rules).toBeGreaterThan(0);
    expect(rules).toBeLessThanOrEqual(4 * Math.abs(days));
  });

  test("an hour in which nobody is due is no work", () => {
    engine.advance(now);
    expect(workDuring(engine, () => engine.advance(daysAfter(now, 1 / 24)))).toEqual(none);
  });
});

/** The work of a change of one of two properties of a rule, beside rules about other properties. */
function workAmong(others: number): Work {
  const engine = new MembershipEngine();
  engine.setRule("sales", 'user.department -eq "Sales" -and user.city -ne "Oslo"');
  for (let index = 0; index < others; index++)
    engine.setRule(`other ${index}`, `user.jobTitle -eq "${index}" -or user.companyName -ne null`);
  engine.load([{ subject: "user", id: "ann", properties: { department: "Sales", jobTitle: "7" } }]);
  return workOf(engine, {
    kind: "patch",
    subject: "user",
    id: "ann",
    properties: { city: "Oslo" },
  });
}

/** Users who were hired at the midnights of that many days; four rules with a look at the clock; a noon half way. */
function hiredDaily(days: number): { engine: MembershipEngine; now: Date } {
  const first = new Date("2000-01-01T00:00:00Z");
  const now = daysAfter(first, days / 2 + 0.5);
  const engine = new MembershipEngine({ now });
  engine.load(
    Array.from({ length: days }, (_, day) => ({
      subject: "user",
      id: `user ${day}`,
      properties: {
        employeeHireDate: daysAfter(first, day).toISOString(),
        department: day % 2 === 0 ? "Sales" : "IT",
      },
    })),
  );
  engine.setRule("started", "user.employeeHireDate -le system.now");
  engine.setRule("new", "user.employeeHireDate -ge system.now -minus P90D");
  engine.setRule("sales", 'user.employeeHireDate -le system.now -and user.department -eq "Sales"');
  engine.setRule("other", 'user.employeeHireDate -ge system.now -or user.department -ne "Sales"');
  return { engine, now };
}

const daysAfter = (date: Date, days: number): Date => new Date(date.getTime() + days * 86_400_000);
