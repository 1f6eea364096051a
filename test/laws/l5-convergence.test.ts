/**
 * L5, convergence: the members after any sequence of changes, rules and times are the members computed afresh, by the
 * reference evaluator, from the subjects, the rules and the time that there are then. However subjects came, one by
 * one, in a batch or in bulk, before or after the rules, the members are the same.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MembershipEngine } from "../../src/index.ts";
import { anyEvent, type Event, inWorld } from "../arbitraries/changes.ts";
import { noon } from "../arbitraries/dates.ts";
import { byUnits, happen, membersIn, Model } from "./model.ts";
import { isSeen } from "./planted.ts";

/** An engine as the laws see it. */
type Engine = Pick<MembershipEngine, "members" | "groupsOf" | "isMember" | "stats"> &
  MembershipEngine;

/** One event for the model and for the engine, after which both must know the same. */
class Happening implements fc.Command<Model, Engine> {
  private readonly event: Event;

  public constructor(event: Event) {
    this.event = event;
  }

  /** What a patch to nobody does is for the directory to say. */
  public check({ subjects }: Readonly<Model>): boolean {
    if (this.event.kind !== "apply") return true;
    const known = new Set(subjects.keys());
    return this.event.changes.every(({ kind, id }) => {
      if (kind === "patch") return known.has(id);
      if (kind === "remove") known.delete(id);
      else known.add(id);
      return true;
    });
  }

  public run(model: Model, engine: Engine): void {
    model.take(this.event);
    happen(engine, this.event);
    expectSame(model, engine);
  }

  public toString(): string {
    return JSON.stringify(this.event);
  }
}

function expectSame(model: Model, engine: Engine): void {
  const groupIds = [...model.rules.keys(), "nobody's"];
  const members = membersIn(model, groupIds);
  expect(membersIn(engine, groupIds)).toEqual(members);
  for (const id of [...model.subjects.keys(), "nobody"]) {
    const groups = groupIds.filter((groupId) => members.get(groupId)?.includes(id) === true);
    expect(engine.groupsOf(id).toSorted(byUnits)).toEqual(groups.toSorted(byUnits));
    expect(groupIds.filter((groupId) => engine.isMember(groupId, id))).toEqual(groups);
  }
  const memberships = [...members.values()].flat().length;
  expect(engine.stats()).toMatchObject({
    subjects: model.subjects.size,
    groups: model.rules.size,
    memberships,
  });
}

const convergence = (create: () => Engine): fc.IProperty<[Iterable<fc.Command<Model, Engine>>]> =>
  fc.property(
    inWorld((world) =>
      fc.commands([anyEvent(world).map((event) => new Happening(event))], { maxCommands: 12 }),
    ),
    (commands) => {
      fc.modelRun(() => ({ model: new Model(noon), real: create() }), commands);
    },
  );

/** Does not notice removals. */
class Forgetful extends MembershipEngine {
  public override apply(
    changes: Parameters<MembershipEngine["apply"]>[0],
  ): ReturnType<MembershipEngine["apply"]> {
    return super.apply([changes].flat().filter(({ kind }) => kind !== "remove"));
  }
}

/** Stands still in time. */
class Stopped extends MembershipEngine {
  public override advance(): ReturnType<MembershipEngine["advance"]> {
    return [];
  }
}

describe("L5", () => {
  test("members after any sequence of events are those computed afresh", () => {
    fc.assert(
      convergence(() => new MembershipEngine({ now: noon })),
      { numRuns: 400 },
    );
  });

  test("one by one, in a batch and in bulk, before and after the rules, come to the same", () => {
    const scenario = inWorld(({ rules, events }) =>
      fc.record({ rules: fc.constant(rules), subjects: fc.array(events.load, { maxLength: 3 }) }),
    );
    fc.assert(
      fc.property(scenario, ({ rules, subjects: loads }) => {
        const subjects = loads.flatMap((load) => load.subjects);
        const upserts = subjects.map((data) => ({ kind: "upsert", ...data }) as const);
        const groups = rules.map((rule, index): Event => ({
          kind: "set rule",
          groupId: `group ${index}`,
          rule,
        }));
        const ways: readonly (readonly Event[])[] = [
          [...groups, ...upserts.map((change): Event => ({ kind: "apply", changes: [change] }))],
          [...groups, { kind: "apply", changes: upserts }],
          [...groups, { kind: "load", subjects }],
          [{ kind: "load", subjects }, ...groups],
          [
            { kind: "load", subjects },
            ...groups.toReversed(),
            ...groups,
            { kind: "load", subjects },
          ],
        ];
        const [first, ...others] = ways.map((way) => {
          const engine = new MembershipEngine({ now: noon });
          for (const event of way) happen(engine, event);
          return membersIn(
            engine,
            rules.map((_, index) => `group ${index}`),
          );
        });
        for (const other of others) expect(other).toEqual(first);
      }),
      { numRuns: 100 },
    );
  });

  test.for([Forgetful, Stopped])("sees a planted fault: %o", (Faulty) => {
    expect(isSeen(convergence(() => new Faulty({ now: noon })))).toBe(true);
  });
});
