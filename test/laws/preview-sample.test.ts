/**
 * Preview with a sample: of those who would join and of those who would leave as many as asked for, with the reasons
 * that `explain` gives under the rule that there is and under the one that is asked about. Users who leave because the
 * rule is about devices, and devices that leave because it is about users, are not among them.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explain, type Explanation, MembershipEngine, type Preview } from "../../src/index.ts";
import type { Event, GroupRule } from "../arbitraries/changes.ts";
import { anyCrowdedRule, crowdedEvent, crowdedGroupIds } from "../arbitraries/crowd.ts";
import { accepted, checkedOf, happen, Model } from "./model.ts";
import { isSeen } from "./planted.ts";
import { anyTuning, tunedEngine } from "./tuned.ts";
import { noon } from "../arbitraries/dates.ts";

interface Case {
  readonly tuning: string;
  readonly history: readonly Event[];
  readonly groupId: string;
  readonly rule: GroupRule;
  readonly sample: number;
}

const cases: fc.Arbitrary<Case> = fc.record({
  tuning: anyTuning,
  history: fc.array(crowdedEvent(), { maxLength: 16, size: "medium" }).map(accepted),
  groupId: fc.constantFrom(...crowdedGroupIds),
  rule: anyCrowdedRule,
  sample: fc.integer({ min: 1, max: 4 }),
});

type Announce = (engine: MembershipEngine, drawn: Case) => Preview;

function announced(engine: MembershipEngine, { groupId, rule, sample }: Case): Preview {
  const result = engine.preview(groupId, checkedOf(rule), { sample });
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.value;
}

const reasons = (announce: Announce): fc.IProperty<[Case]> =>
  fc.property(cases, (drawn) => {
    const engine = tunedEngine(drawn.tuning);
    const model = new Model(noon);
    for (const event of drawn.history) {
      happen(engine, event);
      model.take(event);
    }
    const { joined, left, sample } = announce(engine, drawn);
    const isAboutThem = (id: string): boolean => model.subjects.get(id)?.kind === drawn.rule.kind;
    for (const [ids, some, isJoining] of [
      [joined, sample?.joined, true],
      [left.filter(isAboutThem), sample?.left, false],
    ] as const) {
      expect(some?.length).toBe(Math.min(ids.length, drawn.sample));
      expect(new Set(some?.map(({ subjectId }) => subjectId)).size).toBe(some?.length);
      for (const { subjectId, before, after } of some ?? []) {
        expect(ids).toContain(subjectId);
        expect(before).toEqual(engine.explain(drawn.groupId, subjectId));
        expect(after.expressionResult).toBe(isJoining);
        expect(after).toEqual(afterwards(engine, model, drawn, subjectId));
      }
    }
  });

const afterwards = (
  engine: MembershipEngine,
  { now }: Model,
  { rule }: Case,
  subjectId: string,
): Explanation => explain(checkedOf(rule), { ...engine.attributesOf(subjectId) }, { now });

const faults: Readonly<Record<string, Announce>> = {
  "a sample of one": (engine, drawn) => announced(engine, { ...drawn, sample: 1 }),
  "reasons under the rule that there is": (engine, drawn) => {
    const { sample, ...preview } = announced(engine, drawn);
    if (sample === undefined) return preview;
    const joined = sample.joined.map((one) => ({ ...one, after: one.before ?? one.after }));
    return { ...preview, sample: { ...sample, joined } };
  },
};

describe("preview", () => {
  test("gives reasons for as many as asked for", () => {
    fc.assert(reasons(announced), { numRuns: 200 });
  });

  test("gives no sample where none is asked for", () => {
    const engine = new MembershipEngine();
    engine.load([{ subject: "user", id: "ann", properties: {} }]);
    const result = engine.preview("all", "user.objectId -ne null");
    expect(result).toMatchObject({ ok: true, value: { joined: ["ann"], left: [], unchanged: 0 } });
    expect(result.ok && result.value.sample).toBeUndefined();
  });

  test("tells why somebody joins who was not in for want of a rule", () => {
    const engine = new MembershipEngine();
    engine.load([{ subject: "user", id: "ann", properties: { city: "Oslo" } }]);
    const result = engine.preview("oslo", 'user.city -eq "oslo"', { sample: 5 });
    expect(result.ok && result.value.sample).toMatchObject({
      joined: [
        {
          subjectId: "ann",
          after: {
            expressionResult: true,
            propertyToEvaluate: { propertyName: "city", propertyValue: "Oslo" },
          },
        },
      ],
      left: [],
    });
    expect(result.ok && result.value.sample?.joined[0]?.before).toBeUndefined();
  });

  test.for(Object.entries(faults))("sees a planted fault: %s", ([, faulty]) => {
    expect(isSeen(reasons(faulty))).toBe(true);
  });
});
