import * as fc from "fast-check";
import type { Change, Properties, Rule, SubjectData, SubjectKind } from "../../src/index.ts";
import { durations, noon } from "./dates.ts";
import { type Hints, hintsOf } from "./hints.ts";
import { legalRule } from "./rules.ts";
import { subjectWith } from "./subjects.ts";

/** A rule for a group, with those whom it is about. */
export interface GroupRule {
  readonly kind: SubjectKind;
  readonly rule: Rule;
}

/** Something that happens to an engine. */
export type Event =
  | { readonly kind: "apply"; readonly changes: readonly Change[] }
  | { readonly kind: "load"; readonly subjects: readonly SubjectData[] }
  | { readonly kind: "set rule"; readonly groupId: string; readonly rule: GroupRule }
  | { readonly kind: "remove rule"; readonly groupId: string }
  | { readonly kind: "advance"; readonly now: Date };

/** What happens in one small world: few subjects, few groups, few rules, and values that those rules ask for. */
export interface World {
  readonly rules: readonly GroupRule[];
  readonly events: EventArbitraries;
}

/** Each kind of event. */
export type EventArbitraries = {
  readonly [K in Event["kind"]]: fc.Arbitrary<Extract<Event, { kind: K }>>;
};

/** Draws a world, and from it something that happens there. */
export const inWorld = <T>(draw: (world: World) => fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc
    .array(groupRule, { minLength: 1, maxLength: 5 })
    .chain((rules) => draw({ rules, events: eventsOf(rules) }));

/** Everything that can happen, changes most often. */
export const anyEvent = ({ events }: World): fc.Arbitrary<Event> =>
  fc.oneof(
    { weight: 6, arbitrary: events.apply },
    { weight: 1, arbitrary: events.load },
    { weight: 3, arbitrary: events["set rule"] },
    { weight: 1, arbitrary: events["remove rule"] },
    { weight: 2, arbitrary: events.advance },
  );

const ruleOf = (kind: SubjectKind): fc.Arbitrary<GroupRule> =>
  legalRule(kind).map((rule) => ({ kind, rule }));

const groupRule = fc.oneof(
  { weight: 3, arbitrary: ruleOf("user") },
  { weight: 1, arbitrary: ruleOf("device") },
);

/** Ids: object ids that rules name, and names that objects have anyway. */
const idsOf = {
  user: ["62e19b97-8b3d-4d4a-a106-4ce66896a863", "ann", "__proto__", "constructor"],
  device: ["c1ec4a95-1f05-45b3-a911-aa3fa01094f5", "toString"],
} as const satisfies Record<SubjectKind, readonly string[]>;

const groupId = fc.constantFrom("everybody", "sales", "__proto__", "hasOwnProperty");

function eventsOf(rules: readonly GroupRule[]): EventArbitraries {
  const hints = hintsOf(rules.map(({ rule }) => rule));
  return {
    apply: fc
      .array(changeWith(hints), { minLength: 1, maxLength: 4 })
      .map((changes) => ({ kind: "apply", changes })),
    load: fc
      .array(subjectData(hints), { maxLength: 4 })
      .map((subjects) => ({ kind: "load", subjects })),
    "set rule": fc.record({
      kind: fc.constant("set rule"),
      groupId,
      rule: fc.constantFrom(...rules),
    }),
    "remove rule": fc.record({ kind: fc.constant("remove rule"), groupId }),
    advance: instant().map((now) => ({ kind: "advance", now })),
  };
}

/** One change to one of the few subjects. */
function changeWith(hints: Hints): fc.Arbitrary<Change> {
  const written = fc.tuple(fc.constantFrom("upsert", "patch"), subjectData(hints));
  const removed = fc.oneof(
    ...kinds.map((subject) =>
      fc.record({ subject: fc.constant(subject), id: fc.constantFrom(...idsOf[subject]) }),
    ),
  );
  return fc.oneof(
    { weight: 5, arbitrary: written.map(([kind, data]): Change => ({ kind, ...data })) },
    { weight: 1, arbitrary: removed.map((gone): Change => ({ kind: "remove", ...gone })) },
  );
}

const kinds: readonly SubjectKind[] = ["user", "device"];

/** One of the few subjects with some of the values that rules ask for. */
export function subjectData(hints: Hints): fc.Arbitrary<SubjectData> {
  const [user, device] = kinds.map((subject) =>
    fc.record({
      subject: fc.constant(subject),
      id: fc.constantFrom(...idsOf[subject]),
      properties: propertiesWith(hints, subject),
    }),
  );
  return fc.oneof(
    ...(user === undefined ? [] : [{ weight: 3, arbitrary: user }]),
    ...(device === undefined ? [] : [{ weight: 1, arbitrary: device }]),
  );
}

/** The object id is the engine's to add. */
const propertiesWith = (hints: Hints, kind: SubjectKind): fc.Arbitrary<Properties> =>
  subjectWith(hints, kind).map((subject) => {
    const { objectId: _, ...properties } = subject;
    return properties as Properties;
  });

/** Times at which somebody may enter or leave: noon, a duration before or after it, and a little more or less. */
export function instant(): fc.Arbitrary<Date> {
  const steps = [...durations.values()].flatMap((length) => [length, -length]);
  return fc
    .tuple(fc.constantFrom(...steps), fc.constantFrom(...steps), fc.constantFrom(0, 1, -1, 1000))
    .map(([first, second, little]) => new Date(noon.getTime() + first + second + little));
}
