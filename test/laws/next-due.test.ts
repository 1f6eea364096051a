/**
 * L11 for `nextDue`: it is the first instant after now at which a comparison with `system.now` changes its answer for
 * somebody. Until then the clock changes no membership and evaluates nothing, however it gets there.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Expression, MembershipEngine, type Rule } from "../../src/index.ts";
import type { Event } from "../arbitraries/changes.ts";
import { anyCrowdedRule, crowdedEvent, crowdedGroupIds } from "../arbitraries/crowd.ts";
import { crowdedClockRule } from "../arbitraries/crowded-rules.ts";
import { durations, instantIn, noon } from "../arbitraries/dates.ts";
import { referenceMatches } from "../oracle/reference.ts";
import { settingUp } from "./history.ts";
import { accepted, happen, membersIn, Model } from "./model.ts";
import { isSeen } from "./planted.ts";
import { anyTuning, tunedEngine } from "./tuned.ts";
import { workDuring } from "./work.ts";

interface Case {
  readonly tuning: string;
  readonly history: readonly Event[];
  /** How far on the way to the next instant the clock stops, in parts of it. */
  readonly part: number;
}

const cases: fc.Arbitrary<Case> = fc.record({
  tuning: anyTuning,
  history: fc
    .tuple(
      fc.array(fc.oneof(crowdedClockRule(), anyCrowdedRule), { maxLength: crowdedGroupIds.length }),
      fc.array(crowdedEvent(), { maxLength: 12, size: "medium" }),
    )
    .map(([rules, events]) => accepted([...settingUp(rules), ...events])),
  part: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
});

/** The first instant after now at which a comparison with the clock changes its answer for somebody. */
function firstChange({ rules, subjects, now }: Model): number | undefined {
  const instants = [...rules.values()].flatMap(({ kind, rule }) =>
    [...clockComparisons(rule)].flatMap((comparison) =>
      [...subjects.values()]
        .filter((subject) => subject.kind === kind)
        .flatMap(({ properties }) =>
          instantsNear(properties["employeeHireDate"]).filter(
            (instant) =>
              instant > now.getTime() &&
              referenceMatches(comparison, properties, new Date(instant)) !==
                referenceMatches(comparison, properties, new Date(instant - 1)),
          ),
        ),
    ),
  );
  return instants.length === 0 ? undefined : Math.min(...instants);
}

function* clockComparisons(rule: Rule): Generator<Expression> {
  if (rule.kind === "and" || rule.kind === "or")
    for (const operand of rule.operands) yield* clockComparisons(operand);
  else if (rule.kind === "not") yield* clockComparisons(rule.operand);
  else if (rule.kind === "comparison" && rule.value.kind === "now") yield rule;
}

/** Whatever instants a rule can mean by a date: a duration before or after it, and the millisecond after that. */
function instantsNear(date: unknown): number[] {
  if (typeof date !== "string" || date === "") return [];
  return [...durations.values()].flatMap((length) =>
    [length, -length].flatMap((step) => [0, 1].map((little) => instantIn(date) + step + little)),
  );
}

function begun(engine: MembershipEngine, history: readonly Event[]): MembershipEngine {
  for (const event of history) happen(engine, event);
  return engine;
}

function modelOf(history: readonly Event[]): Model {
  const model = new Model(noon);
  for (const event of history) model.take(event);
  return model;
}

const dueness = (Class = MembershipEngine): fc.IProperty<[Case]> =>
  fc.property(cases, ({ tuning, history, part }) => {
    const model = modelOf(history);
    const engine = begun(tunedEngine(tuning, Class), history);
    const due = engine.nextDue();
    expect(due?.getTime()).toBe(firstChange(model));
    const from = model.now.getTime();
    const until = due?.getTime() ?? from + 1e12;
    const before = from + Math.floor((until - from) * part);
    const members = membersIn(engine, crowdedGroupIds);
    const work = workDuring(engine, () => {
      expect(engine.advance(new Date(before))).toEqual([]);
    });
    expect(work).toEqual({ rules: 0, comparisons: 0 });
    expect(membersIn(engine, crowdedGroupIds)).toEqual(members);
    expect(engine.nextDue()).toEqual(due);
  });

/** From one instant to the next, as long as there is one, and then a long way on. */
function advanceByDue(engine: MembershipEngine): number {
  let steps = 0;
  for (let due = engine.nextDue(); due !== undefined; due = engine.nextDue()) {
    engine.advance(due);
    if (++steps > 1000) throw new Error("there is no end of instants");
  }
  return steps;
}

describe("nextDue", () => {
  test("is the first instant at which an answer changes, and nothing changes before it", () => {
    fc.assert(dueness(), { numRuns: 150 });
  });

  test("from one to the next, members are those computed afresh", () => {
    fc.assert(
      fc.property(cases, ({ tuning, history }) => {
        const engine = begun(tunedEngine(tuning), history);
        advanceByDue(engine);
        const model = modelOf(history);
        model.now = new Date(noon.getTime() + 1e12);
        expect(membersIn(engine, crowdedGroupIds)).toEqual(membersIn(model, crowdedGroupIds));
        engine.advance(model.now);
        expect(membersIn(engine, crowdedGroupIds)).toEqual(membersIn(model, crowdedGroupIds));
      }),
      { numRuns: 50 },
    );
  });

  test("is asked without a clock, without rules, and without dates", () => {
    expect(new MembershipEngine().nextDue()).toBeUndefined();
    const engine = new MembershipEngine({ now: noon });
    expect(engine.nextDue()).toBeUndefined();
    engine.load([{ subject: "user", id: "ann", properties: {} }]);
    engine.setRule("started", "user.employeeHireDate -le system.now");
    expect(engine.nextDue()).toBeUndefined();
  });

  test("comes and goes with the rule and with the date", () => {
    const engine = new MembershipEngine({ now: noon });
    const patch = (employeeHireDate: string | null): void => {
      engine.apply({ kind: "patch", subject: "user", id: "ann", properties: { employeeHireDate } });
    };
    patch("2025-01-01");
    expect(engine.nextDue()).toBeUndefined();
    engine.setRule("started", "user.employeeHireDate -le system.now");
    expect(engine.nextDue()).toEqual(new Date("2025-01-01"));
    patch("2025-02-01");
    expect(engine.nextDue()).toEqual(new Date("2025-02-01"));
    engine.setRule("started", "user.employeeHireDate -ge system.now -plus P1D");
    expect(engine.nextDue()).toEqual(new Date("2025-01-31T00:00:00.001Z"));
    patch(null);
    expect(engine.nextDue()).toBeUndefined();
    patch("2025-03-01");
    engine.removeRule("started");
    expect(engine.nextDue()).toBeUndefined();
  });

  test("goes with a rule that asks the same several times", () => {
    const engine = new MembershipEngine({ now: noon });
    engine.load([
      { subject: "user", id: "ann", properties: { employeeHireDate: "2024-12-26T12:00:00Z" } },
    ]);
    const started = "user.employeeHireDate -le system.now";
    engine.setRule(
      "all",
      `((${started}) -or (-not (${started}))) -and ((${started}) -or (${started}))`,
    );
    expect(engine.nextDue()).toEqual(new Date("2024-12-26T12:00:00Z"));
    engine.removeRule("all");
    expect(engine.nextDue()).toBeUndefined();
  });

  test.for([
    ["an instant too late", (due: Date | undefined) => due && new Date(due.getTime() + 1)],
    ["nobody is ever due", () => undefined],
  ] as const)("sees a planted fault: %s", ([, wrong]) => {
    class Faulty extends MembershipEngine {
      public override nextDue(): Date | undefined {
        return wrong(super.nextDue());
      }
    }
    expect(isSeen(dueness(Faulty))).toBe(true);
  });
});
