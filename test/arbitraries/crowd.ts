import * as fc from "fast-check";
import type {
  Change,
  Properties,
  PropertyValue,
  SubjectData,
  SubjectKind,
} from "../../src/index.ts";
import type { Event, EventArbitraries, GroupRule } from "./changes.ts";
import { crowdedRule } from "./crowded-rules.ts";
import { noon } from "./dates.ts";

/**
 * What happens in a crowded world, where everything meets everything: many rules that share a few comparisons, in every
 * shape (negations only, lists with values in common, nests), and subjects whose values pass from one answer to the
 * other all the time. Nothing depends on what was drawn before, so a history costs little to draw.
 */
export function crowdedEvent(): fc.Arbitrary<Event> {
  return fc.oneof(
    { weight: 8, arbitrary: crowdedEvents.apply },
    { weight: 1, arbitrary: crowdedEvents.load },
    { weight: 5, arbitrary: crowdedEvents["set rule"] },
    { weight: 1, arbitrary: crowdedEvents["remove rule"] },
    { weight: 2, arbitrary: crowdedEvents.advance },
  );
}

/** The groups of the crowded world. */
export const crowdedGroupIds: readonly string[] = [
  "all",
  "few",
  "new",
  "old",
  "sales",
  "oslo",
  "__proto__",
  "toString",
];

const idsOf: Readonly<Record<SubjectKind, readonly string[]>> = {
  user: ["ann", "bob", "cat", "dan", "eve", "constructor", "both"],
  device: ["pc", "phone", "both"],
};

/** The ids of the crowded world. One is sometimes a user's, sometimes a device's. */
export const crowdedIds: readonly string[] = [...new Set([...idsOf.user, ...idsOf.device])];

const unset: readonly PropertyValue[] = [null, ""];
const plan = (service: string, capabilityStatus: string): PropertyValue => [
  { service, capabilityStatus },
];
const nearNoon = [-7 * 24, -24, 0, 24, 7 * 24].flatMap((hours) =>
  [-1, 0, 1].map((little) => noon.getTime() + hours * 3_600_000 + little),
);
const dates = nearNoon.map((time) => new Date(time).toISOString());

/** The values that properties have; some equal in all but the letter case. */
const values: Readonly<Record<SubjectKind, Readonly<Record<string, readonly PropertyValue[]>>>> = {
  user: {
    department: ["Sales", "sales", "IT", "HR", "Salt", "Legal", "a", ...unset],
    city: ["Oslo", "OSLO", "Bergen", "Bodø", ...unset],
    accountEnabled: [true, true, false, null],
    userType: ["Member", "guest", ...unset],
    mail: [..."123456789".split("").map((digit) => `${digit}@x.org`), "12@X.ORG", "3@y", ...unset],
    displayName: ["A", "B", null],
    otherMails: [["a"], ["a", "b"], ["AB", "a"], ["b", "", null], ["c"], [], ["", null], null],
    proxyAddresses: [["ab"], ["a"], ["c", "d"], [], null],
    assignedPlans: [
      plan("exchange", "Enabled"),
      plan("Exchange", "Deleted"),
      plan("teams", "enabled"),
      [],
      null,
    ],
    employeeHireDate: [...dates, "2024-12-19", "2024-12-19T13:00:00+01:00", null],
    extension_0123456789abcdef0123456789abcdef_Level: ["1", "2", null],
    Extension_0123456789abcdef0123456789abcdef_LEVEL: ["2", "3", null],
    memberOf: [["ann"], ["BOB", "cat"], [], null],
    manager: ["62E19B97-8b3d-4d4a-a106-4ce66896a863", "ann", null],
  },
  device: {
    deviceOSType: ["iOS", "ios", "Android", ...unset],
    deviceOSVersion: ["10.2", "10.10", "12", "12.0.1", "v9", "9", ...unset],
    accountEnabled: [true, false, null],
    systemLabels: [["a"], ["b", "a"], ["ab"], [], null],
    displayName: ["A", null],
  },
};

const propertiesOf = (kind: SubjectKind, most: number): fc.Arbitrary<Properties> =>
  fc
    .array(
      fc.oneof(
        ...Object.entries(values[kind]).map(([name, some]) =>
          fc.constantFrom(...some.map((value) => [name, value] as const)),
        ),
      ),
      { maxLength: most },
    )
    .map((entries) => inOneSpelling(entries));

/** A property once, whatever the letter case of its name: which of two would count is for nobody to say. */
function inOneSpelling(entries: readonly (readonly [string, PropertyValue])[]): Properties {
  const byKey = new Map(entries.map((entry) => [entry[0].toLowerCase(), entry]));
  return Object.fromEntries(byKey.values());
}

const dataOf = (kind: SubjectKind, most: number): fc.Arbitrary<SubjectData> =>
  fc.record({
    subject: fc.constant(kind),
    id: fc.constantFrom(...idsOf[kind]),
    properties: propertiesOf(kind, most),
  });

const whole = fc.oneof(
  { weight: 5, arbitrary: dataOf("user", 12) },
  { weight: 1, arbitrary: dataOf("device", 5) },
);
const some = fc.oneof(
  { weight: 5, arbitrary: dataOf("user", 3) },
  { weight: 1, arbitrary: dataOf("device", 2) },
);
const gone = fc.oneof(
  ...(["user", "device"] as const).map((subject) =>
    fc.record({ subject: fc.constant(subject), id: fc.constantFrom(...idsOf[subject]) }),
  ),
);

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: some.map((data): Change => ({ kind: "patch", ...data })) },
  { weight: 4, arbitrary: whole.map((data): Change => ({ kind: "upsert", ...data })) },
  { weight: 2, arbitrary: gone.map((one): Change => ({ kind: "remove", ...one })) },
);

/** Any rule of the crowded world. */
export const anyCrowdedRule: fc.Arbitrary<GroupRule> = fc.oneof(
  { weight: 5, arbitrary: crowdedRule("user") },
  { weight: 1, arbitrary: crowdedRule("device") },
);

/** Instants at which, before which and after which the answers of crowded rules change. */
export const crowdedInstant = (): fc.Arbitrary<Date> =>
  fc.constantFrom(...nearNoon.map((time) => new Date(time)));

/** Each kind of event of the crowded world. */
export const crowdedEvents: EventArbitraries = {
  apply: fc
    .array(change, { minLength: 1, maxLength: 5 })
    .map((changes) => ({ kind: "apply", changes })),
  load: fc.array(whole, { maxLength: 10 }).map((subjects) => ({ kind: "load", subjects })),
  "set rule": fc.record({
    kind: fc.constant("set rule"),
    groupId: fc.constantFrom(...crowdedGroupIds),
    rule: anyCrowdedRule,
  }),
  "remove rule": fc.record({
    kind: fc.constant("remove rule"),
    groupId: fc.constantFrom(...crowdedGroupIds),
  }),
  advance: crowdedInstant().map((now) => ({ kind: "advance", now })),
};
