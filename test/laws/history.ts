import * as fc from "fast-check";
import { expect } from "vitest";
import { MembershipEngine, print, RefusedChange, type Rule } from "../../src/index.ts";
import { anyEvent, type Event, type GroupRule, inWorld } from "../arbitraries/changes.ts";
import {
  anyCrowdedRule,
  crowdedEvent,
  crowdedEvents,
  crowdedGroupIds,
} from "../arbitraries/crowd.ts";
import { noon } from "../arbitraries/dates.ts";
import { byUnits, checkedOf, happen, Model } from "./model.ts";
import { anyTuning, tunedEngine } from "./tuned.ts";

/** What happens to an engine with these limits. */
export interface History {
  readonly tuning: string;
  /** The rules with which the groups begin. */
  readonly rules: readonly GroupRule[];
  readonly steps: Iterable<fc.Command<Model, Stage>>;
}

/** Few subjects, few rules of every kind that the language knows, and values near those that the rules ask for. */
export const varied = (...others: readonly fc.Arbitrary<Step>[]): fc.Arbitrary<History> =>
  inWorld((world) => {
    const step = anyStep(anyEvent(world), world.events["set rule"]);
    return fc.record({
      tuning: anyTuning,
      rules: fc.constant([]),
      steps: fc.commands(among(step, others), { maxCommands: 12 }),
    });
  });

/** More subjects, and rules that have much in common. */
export function crowded(...others: readonly fc.Arbitrary<Step>[]): fc.Arbitrary<History> {
  const step = anyStep(crowdedEvent(), crowdedEvents["set rule"]);
  return fc.record({
    tuning: anyTuning,
    rules: fc.array(anyCrowdedRule, { maxLength: crowdedGroupIds.length }),
    steps: fc.commands(among(step, others), { maxCommands: 20, size: "medium" }),
  });
}

/** One step in eight is another. */
const among = (
  step: fc.Arbitrary<Step>,
  others: readonly fc.Arbitrary<Step>[],
): [fc.Arbitrary<Step>] => [
  fc.oneof(
    { weight: 7, arbitrary: step },
    ...others.map((arbitrary) => ({ weight: 1, arbitrary })),
  ),
];

/** After each step of a history, model and engine know the same. */
export const convergence = (
  histories: fc.Arbitrary<History>,
  Class: typeof MembershipEngine = MembershipEngine,
): fc.IProperty<[History]> =>
  fc.property(histories, ({ tuning, rules, steps }) => {
    fc.modelRun(() => {
      const model = new Model(noon);
      const real: Stage = { engine: tunedEngine(tuning, Class) };
      for (const event of settingUp(rules)) happening(event).run(model, real);
      return { model, real };
    }, steps);
  });

/** Gives each rule a group of the crowded world. */
export const settingUp = (rules: readonly GroupRule[]): Event[] =>
  rules.map((rule, index) => ({
    kind: "set rule",
    groupId: crowdedGroupIds[index] ?? `group ${index}`,
    rule,
  }));

/** Where the engine stands that a history happens to, so that a command can put another in its place. */
export interface Stage {
  engine: MembershipEngine;
}

/** One step of a history: for the model and for the engine, after which both must know the same. */
export class Step implements fc.Command<Model, Stage> {
  public readonly run: (model: Model, stage: Stage) => void;
  private readonly facts: object;

  public constructor(facts: object, run: (model: Model, stage: Stage) => void) {
    this.facts = facts;
    this.run = run;
  }

  public check(): boolean {
    return true;
  }

  public toString(): string {
    return told(this.facts);
  }
}

/** Steps of which most are events, and some only ask. */
const anyStep = (
  event: fc.Arbitrary<Event>,
  edit: fc.Arbitrary<Extract<Event, { kind: "set rule" }>>,
): fc.Arbitrary<Step> =>
  fc.oneof(
    { weight: 8, arbitrary: event.map(happening) },
    { weight: 1, arbitrary: edit.map(({ groupId, rule }) => previewing(groupId, rule)) },
    { weight: 1, arbitrary: fc.tuple(fc.nat(), fc.nat()).map((choice) => asking(...choice)) },
  );

/** Something happens, or is refused as a whole. */
const happening = (event: Event): Step =>
  new Step(event, (model, { engine }) => {
    if (model.refuses(event)) {
      expect(() => happen(engine, event)).toThrow(RefusedChange);
    } else {
      model.take(event);
      happen(engine, event);
    }
    expectSame(model, engine);
  });

/** Somebody asks what a rule would do, and then nothing has changed. */
const previewing = (groupId: string, rule: GroupRule): Step =>
  new Step({ kind: "preview", groupId, rule }, (model, { engine }) => {
    const result = engine.preview(groupId, checkedOf(rule));
    if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
    const present = model.members(groupId);
    const future = model.membersUnder(rule);
    const { joined, left, unchanged } = result.value;
    expect({ joined: inOrder(joined), left: inOrder(left), unchanged }).toEqual({
      joined: inOrder(future.filter((id) => !present.includes(id))),
      left: inOrder(present.filter((id) => !future.includes(id))),
      unchanged: present.filter((id) => future.includes(id)).length,
    });
    expectSame(model, engine);
  });

/** Somebody asks why a subject is in a group or not, and what is known of it. */
const asking = (group: number, subject: number): Step =>
  new Step({ kind: "ask", group, subject }, (model, { engine }) => {
    const [groupId = "nobody's", rule] = [...model.rules][group % model.rules.size] ?? [];
    const [id = "nobody", known] = [...model.subjects][subject % model.subjects.size] ?? [];
    const isAnswered = rule !== undefined && rule.kind === known?.kind;
    expect(engine.explain(groupId, id)?.expressionResult).toBe(
      isAnswered ? model.members(groupId).includes(id) : undefined,
    );
    expect({ ...engine.attributesOf(id) }).toEqual({ ...model.attributesOf(id) });
  });

/** An event as JSON, with rules as text. */
const told = (event: unknown): string =>
  JSON.stringify(event, (key, value: unknown) =>
    key === "rule" && typeof value === "object" && value !== null && !("rule" in value)
      ? print(value as Rule)
      : value,
  );

/** The model and the engine agree on who is in which group, asked from all sides. */
export function expectSame(model: Model, engine: MembershipEngine): void {
  const groupIds = [...model.rules.keys(), "nobody's"];
  const ids = [...model.subjects.keys(), "nobody"];
  const members = new Map(groupIds.map((groupId) => [groupId, model.members(groupId)]));
  const groupsOf = (id: string): string[] =>
    groupIds.filter((groupId) => members.get(groupId)?.includes(id) === true);
  const known = lines({
    members: groupIds.map((groupId) => [groupId, members.get(groupId) ?? []]),
    groups: ids.map((id) => [id, groupsOf(id)]),
    pairs: ids.map((id) => [id, groupsOf(id)]),
    counts: [model.subjects.size, model.rules.size, [...members.values()].flat().length],
  });
  const { subjects, groups, memberships } = engine.stats();
  const said = lines({
    members: groupIds.map((groupId) => [groupId, engine.members(groupId)]),
    groups: ids.map((id) => [id, engine.groupsOf(id)]),
    pairs: ids.map((id) => [id, groupIds.filter((groupId) => engine.isMember(groupId, id))]),
    counts: [subjects, groups, memberships],
  });
  expect(said).toBe(known);
}

interface Known {
  readonly members: readonly (readonly [string, readonly string[]])[];
  readonly groups: Known["members"];
  readonly pairs: Known["members"];
  readonly counts: readonly number[];
}

/** One text, because those are compared soonest, with a line for each fact, because those read well in a failure. */
const lines = ({ members, groups, pairs, counts }: Known): string =>
  [
    ...members.map(([groupId, ids]) => `in group ${groupId}: ${inOrder(ids).join(" ")}`),
    ...groups.map(([id, groupIds]) => `groups of ${id}: ${inOrder(groupIds).join(" ")}`),
    ...pairs.map(([id, groupIds]) => `${id} is a member of ${inOrder(groupIds).join(" ")}`),
    `subjects, groups, memberships: ${counts.join(" ")}`,
  ].join("\n");

const inOrder = (ids: Iterable<string>): string[] => [...ids].toSorted(byUnits);
