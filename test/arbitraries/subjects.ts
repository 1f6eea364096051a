import * as fc from "fast-check";
import type { Property, Rule, SubjectKind } from "../../src/index.ts";
import { dateNear, noon } from "./dates.ts";
import { type Hints, hintsOf, instantsAsked, textsAsked } from "./hints.ts";
import { textFor } from "./patterns.ts";
import { propertiesOf } from "./rules.ts";
import { versionNear } from "./versions.ts";
import { nearMiss, objectId, recased, word } from "./words.ts";

/** The value of a property as a subject holds it. */
type Value = string | boolean | null | readonly (string | null)[] | readonly (Plan | null)[];

type Plan = Readonly<Record<string, string | null>>;

/** A user or a device: canonical property names with their values; what is missing is unset. */
export type DrawnSubject = Readonly<Record<string, Value>>;

/** Subjects that satisfy a rule, or almost, or not at all: the values it names in other letter cases, cut, extended, unset. */
export const subjectFor = (rule: Rule, kind: SubjectKind): fc.Arbitrary<DrawnSubject> =>
  subjectWith(hintsOf([rule]), kind);

/** Subjects with values for the properties that rules ask for, and for one or two others. */
export function subjectWith(hints: Hints, kind: SubjectKind): fc.Arbitrary<DrawnSubject> {
  const asked = propertiesOf(kind).filter(({ name }) => hints.has(name));
  const drawn = asked.map((property) => entryOf(property, hints));
  const manager = fc.tuple(fc.constant("manager"), unsettable(idNear(hints, "manager")));
  return fc
    .tuple(
      fc.tuple(...drawn, ...(kind === "user" && hints.has("manager") ? [manager] : [])),
      extraEntries(kind),
    )
    .map(([own, extra]) => subjectOf([...own, ...extra.filter(([name]) => !isAsked(hints, name))]));
}

const isAsked = (hints: Hints, name: string): boolean =>
  [...hints.keys()].some((key) => key.toLowerCase() === name.toLowerCase());

const noHints: Hints = new Map();

/** Properties that nobody asks for; always the same, so built once. */
function extraEntries(kind: SubjectKind): fc.Arbitrary<Entry[]> {
  const known = extras.get(kind);
  if (known !== undefined) return known;
  const others = propertiesOf(kind).filter(({ name }) => name !== "objectId");
  const built = fc.array(fc.oneof(...others.map((property) => entryOf(property, noHints))), {
    maxLength: 2,
  });
  extras.set(kind, built);
  return built;
}

const extras = new Map<SubjectKind, fc.Arbitrary<Entry[]>>();

/** One property with a value, or with `undefined` for none. */
type Entry = readonly [name: string, value: Value | undefined];

/** A property once, in whatever letter case it came first. */
function subjectOf(entries: readonly Entry[]): DrawnSubject {
  const first = new Map<string, [string, Value]>();
  for (const [name, value] of entries) {
    const key = name.toLowerCase();
    if (value !== undefined && !first.has(key)) first.set(key, [name, value]);
  }
  return Object.fromEntries(first.values());
}

/** Names of extension properties stand in any letter case. */
function entryOf({ name, type }: Property, hints: Hints): fc.Arbitrary<Entry> {
  const spelled = name.startsWith("extension_")
    ? fc.constantFrom(name, name.toUpperCase(), name.toLowerCase())
    : fc.constant(name);
  return fc.tuple(spelled, valueOf(name, type, hints));
}

/** A value of a property's type, near what rules ask of it. */
export function valueOf(
  name: string,
  type: Property["type"],
  hints: Hints,
): fc.Arbitrary<Value | undefined> {
  switch (type) {
    case "boolean":
      return fc.constantFrom(true, false, null, undefined);
    case "string":
      return unsettable(name === "objectId" ? idNear(hints, name) : textNear(hints, name));
    case "version":
      return unsettable(
        fc.oneof(textNear(hints, name), ...textsAsked(hints, name).map(versionNear)),
      );
    case "date":
      return unsettable(dateNear(noon.getTime(), ...instantsAsked(hints, name)));
    case "string collection":
      return collectionOf(element(textNear(hints, name)));
    case "reference collection":
      return collectionOf(element(idNear(hints, name)));
    case "plan collection":
      return collectionOf(
        fc.oneof(
          { weight: 5, arbitrary: plan(hints) },
          { weight: 1, arbitrary: fc.constant(null) },
        ),
      );
    default:
      return type satisfies never;
  }
}

/** The value, or one of the ways to have none. */
const unsettable = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | "" | null | undefined> =>
  fc.oneof(
    { weight: 6, arbitrary: value },
    { weight: 1, arbitrary: fc.constantFrom("" as const, null, undefined) },
  );

const collectionOf = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[] | null | undefined> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.array(item, { maxLength: 4 }) },
    { weight: 1, arbitrary: fc.constantFrom(null, undefined) },
  );

const element = (text: fc.Arbitrary<string>): fc.Arbitrary<string | null> =>
  fc.oneof({ weight: 6, arbitrary: text }, { weight: 1, arbitrary: fc.constantFrom("", null) });

/** At least one of the three values is set: what an empty plan is, nobody says. */
const plan = (hints: Hints): fc.Arbitrary<Plan> =>
  fc
    .record({
      capabilityStatus: unsettable(
        fc.oneof(fc.constantFrom("Enabled", "Deleted"), textNear(hints, "capabilityStatus")),
      ),
      service: unsettable(textNear(hints, "service")),
      servicePlanId: fc.oneof(objectId, unsettable(idNear(hints, "servicePlanId"))),
    })
    .map((drawn) =>
      Object.fromEntries(
        Object.entries(drawn).filter(
          (entry): entry is [string, string | null] => entry[1] !== undefined,
        ),
      ),
    )
    .filter((drawn) => Object.values(drawn).some((value) => value !== null && value !== ""));

/** Texts near those that rules compare a property with, as texts and as patterns. */
function textNear(hints: Hints, name: string): fc.Arbitrary<string> {
  const near = textsAsked(hints, name).flatMap((text) => [
    nearMiss(text),
    recased(text),
    textFor(text),
  ]);
  return fc.oneof(word, ...near);
}

const idNear = (hints: Hints, name: string): fc.Arbitrary<string> =>
  fc.oneof(objectId, ...textsAsked(hints, name).map((text) => recased(text)));
