/**
 * L5, convergence: the members after any sequence of changes, rules and times are the members computed afresh, by the
 * reference evaluator, from the subjects, the rules and the time that there are then. However subjects came, one by
 * one, in a batch or in bulk, before or after the rules, and whichever way the engine took, the members are the same.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Change,
  type MembershipChange,
  MembershipEngine,
  type Properties,
} from "../../src/index.ts";
import type { Event } from "../arbitraries/changes.ts";
import { anyCrowdedRule, crowdedEvents, crowdedGroupIds } from "../arbitraries/crowd.ts";
import { convergence, crowded, settingUp, varied } from "./history.ts";
import { happen, membersIn } from "./model.ts";
import { isSeen } from "./planted.ts";
import { tunedEngine, tuningNames } from "./tuned.ts";

/** Engines with a fault planted in what they do with changes. */
const faults: Readonly<Record<string, typeof MembershipEngine>> = {
  "removals are not noticed": changing((changes) => [
    changes.filter(({ kind }) => kind !== "remove"),
  ]),
  "what is unset stays as it was": changing((changes) => [
    changes.map((change) =>
      change.kind === "patch" ? { ...change, properties: withoutNull(change) } : change,
    ),
  ]),
  "upserts leave what they do not name": changing((changes) => [
    changes.map((change) => (change.kind === "upsert" ? { ...change, kind: "patch" } : change)),
  ]),
  "a batch is refused from the middle": changing((changes) => changes.map((change) => [change])),
  "time stands still": class extends MembershipEngine {
    public override advance(): MembershipChange[] {
      return [];
    }
  },
  "a preview sets the rule": class extends MembershipEngine {
    public override preview(
      ...asked: Parameters<MembershipEngine["preview"]>
    ): ReturnType<MembershipEngine["preview"]> {
      const preview = super.preview(...asked);
      this.setRule(...asked);
      return preview;
    }
  },
};

function changing(
  rewrite: (changes: readonly Change[]) => readonly (readonly Change[])[],
): typeof MembershipEngine {
  return class extends MembershipEngine {
    public override apply(changes: Change | readonly Change[]): MembershipChange[] {
      return rewrite([changes].flat()).flatMap((batch) => super.apply(batch));
    }
  };
}

const withoutNull = ({ properties }: Exclude<Change, { kind: "remove" }>): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));

describe("L5", () => {
  test("members after any sequence of events are those computed afresh", () => {
    fc.assert(convergence(varied()), { numRuns: 300 });
  });

  test("and so they are where everything meets everything", () => {
    fc.assert(convergence(crowded()), { numRuns: 500 });
  });

  test("one by one, in a batch and in bulk, before and after the rules, come to the same", () => {
    const scenario = fc.record({
      rules: fc.array(anyCrowdedRule, { minLength: 1, maxLength: 5 }),
      subjects: fc
        .array(crowdedEvents.load, { minLength: 1, maxLength: 3 })
        .map((loads) => loads.flatMap((load) => load.subjects))
        .map((subjects) => subjects.filter(({ id }) => id !== "both")),
    });
    fc.assert(
      fc.property(scenario, ({ rules, subjects }) => {
        const upserts = subjects.map((data): Change => ({ kind: "upsert", ...data }));
        const groups = settingUp(rules);
        const load: Event = { kind: "load", subjects };
        const ways: readonly (readonly Event[])[] = [
          [...groups, ...upserts.map((change): Event => ({ kind: "apply", changes: [change] }))],
          [...groups, { kind: "apply", changes: upserts }],
          [...groups, load],
          [load, ...groups],
          [load, ...groups.toReversed(), ...groups, load],
        ];
        const [first, ...others] = ways.flatMap((way) =>
          tuningNames.map((tuning) => {
            const engine = tunedEngine(tuning);
            for (const event of way) happen(engine, event);
            return membersIn(engine, crowdedGroupIds);
          }),
        );
        for (const other of others) expect(other).toEqual(first);
      }),
      { numRuns: 20 },
    );
  });

  test("who comes without a value to a column of many texts is somebody without a value", () => {
    const engine = tunedEngine("text columns");
    const load = (id: string, department: string | null): void => {
      engine.load([{ subject: "user", id, properties: { department } }]);
    };
    for (const [index, department] of ["Sales", "Legal", "HR", "IT"].entries())
      load(`user ${index}`, department);
    engine.setRule("none", 'user.department -eq null -and user.city -ne "Oslo"');
    load("dan", null);
    expect(engine.members("none")).toEqual(["dan"]);
  });

  test.for(Object.entries(faults))("sees a planted fault: %s", ([, Faulty]) => {
    expect(isSeen(convergence(crowded(), Faulty))).toBe(true);
  });
});
