/**
 * L11, time: `advance`, in whatever steps, gives the members computed afresh at that time; one step and many come to the
 * same members.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, MembershipEngine, type SubjectData } from "../../src/index.ts";
import { type GroupRule, instant, subjectData } from "../arbitraries/changes.ts";
import { crowdedEvents, crowdedInstant } from "../arbitraries/crowd.ts";
import { crowdedClockRule } from "../arbitraries/crowded-rules.ts";
import { durations, noon } from "../arbitraries/dates.ts";
import { hintsOf } from "../arbitraries/hints.ts";
import { legalRule, propertiesOf } from "../arbitraries/rules.ts";
import { happen, membersIn, Model } from "./model.ts";
import { isSeen } from "./planted.ts";
import { anyTuning, tunedEngine } from "./tuned.ts";

interface Case {
  readonly tuning: string;
  readonly rules: readonly GroupRule[];
  readonly subjects: readonly SubjectData[];
  readonly times: readonly Date[];
}

/** Rules that read the clock, and subjects whose dates it passes. */
const varied: fc.Arbitrary<Case> = fc
  .array(
    legalRule(
      "user",
      propertiesOf("user").filter(
        ({ name }) => name === "employeeHireDate" || name === "department",
      ),
    ).filter((rule) => readsClock(rule)),
    { minLength: 1, maxLength: 3 },
  )
  .chain((rules) =>
    fc.record({
      tuning: anyTuning,
      rules: fc.constant(rules.map((rule): GroupRule => ({ kind: "user", rule }))),
      subjects: fc.array(subjectData(hintsOf(rules)), { minLength: 1, maxLength: 6 }),
      times: fc.array(instant(), { minLength: 1, maxLength: 6 }),
    }),
  );

/** More of them, at whose instants several enter and leave at once. */
const crowded: fc.Arbitrary<Case> = fc.record({
  tuning: anyTuning,
  rules: fc.array(crowdedClockRule(), { minLength: 1, maxLength: 6 }),
  subjects: crowdedEvents.load.map(({ subjects }) => subjects.filter(({ id }) => id !== "both")),
  times: fc.array(crowdedInstant(), { minLength: 1, maxLength: 8 }),
});

function readsClock(rule: GroupRule["rule"]): boolean {
  const checked = check(rule);
  return checked.ok && checked.value.readsClock;
}

const groupIdsOf = ({ rules }: Case): string[] => rules.map((_, index) => `group ${index}`);

function begun<Engine extends MembershipEngine>(engine: Engine, { rules, subjects }: Case): Engine {
  happen(engine, { kind: "load", subjects });
  for (const [index, rule] of rules.entries())
    happen(engine, { kind: "set rule", groupId: `group ${index}`, rule });
  return engine;
}

function modelOf({ rules, subjects }: Case, now: Date): Model {
  const model = new Model(now);
  model.take({ kind: "load", subjects });
  for (const [index, rule] of rules.entries())
    model.take({ kind: "set rule", groupId: `group ${index}`, rule });
  return model;
}

const time = (cases = crowded, Class = MembershipEngine): fc.IProperty<[Case]> =>
  fc.property(cases, (drawn) => {
    const groupIds = groupIdsOf(drawn);
    const stepwise = begun(tunedEngine(drawn.tuning, Class), drawn);
    for (const now of drawn.times) {
      stepwise.advance(now);
      const afresh = membersIn(modelOf(drawn, now), groupIds);
      const atOnce = begun(tunedEngine(drawn.tuning, Class), drawn);
      atOnce.advance(now);
      expect(membersIn(stepwise, groupIds), `stepwise, ${now.toISOString()}`).toEqual(afresh);
      expect(membersIn(atOnce, groupIds), `at once, ${now.toISOString()}`).toEqual(afresh);
    }
  });

/** Knows no milliseconds. */
class Coarse extends MembershipEngine {
  public override advance(now: Date): ReturnType<MembershipEngine["advance"]> {
    return super.advance(new Date(Math.floor(now.getTime() / 1000) * 1000));
  }
}

describe("L11", () => {
  test("any steps give the members computed afresh at that time", () => {
    fc.assert(time(varied), { numRuns: 60 });
  });

  test("and so they do where everything meets everything", () => {
    fc.assert(time(), { numRuns: 120 });
  });

  test.each([...durations])(
    "`system.now -plus %s` is %i ms later, to the millisecond",
    (duration, length) => {
      const engine = new MembershipEngine({ now: new Date(noon.getTime() - length - 1) });
      engine.load([
        { subject: "user", id: "ann", properties: { employeeHireDate: noon.toISOString() } },
      ]);
      engine.setRule("starters", `user.employeeHireDate -le system.now -plus ${duration}`);
      expect(engine.members("starters")).toEqual([]);
      expect(engine.advance(new Date(noon.getTime() - length))).toEqual([
        { kind: "joined", groupId: "starters", subjectId: "ann" },
      ]);
    },
  );

  test("sees a planted fault: an engine that advances to whole seconds only", () => {
    expect(isSeen(time(crowded, Coarse))).toBe(true);
  });
});
