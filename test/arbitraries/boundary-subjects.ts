import * as fc from "fast-check";
import { catalogue, type CheckedRule, type Literal } from "../../src/index.ts";
import { itemProperties } from "../../src/schema/catalogue.ts";
import { fold } from "../oracle/fold.ts";
import { type Hints, hintsOf, textsAsked } from "./hints.ts";
import { type DrawnSubject, subjectWith } from "./subjects.ts";
import { objectId } from "./words.ts";

/**
 * Subjects at the boundaries of rules: with the texts that they name, whole, cut, extended, one behind the other, in other
 * letter cases; with none; with collections of those. Among `catalogued` values closed vocabularies hold nothing else, and
 * everybody has an object id.
 */
export function boundarySubject(
  rules: readonly CheckedRule[],
  values: "catalogued" | "any",
): fc.Arbitrary<DrawnSubject> {
  const kind = rules[0]?.subject ?? "user";
  const drawn = subjectWith(boundaryHints(hintsOf(rules.map(({ rule }) => rule))), kind);
  return values === "any"
    ? drawn
    : fc
        .tuple(drawn, objectId)
        .map(([subject, id]) => catalogued(subject, vocabulariesOf(kind), id));
}

function boundaryHints(hints: Hints): Hints {
  return new Map(
    [...hints].map(([name, literals]): [string, readonly Literal[]] => {
      if (!isOfText(name)) return [name, literals];
      const texts = [...new Set(textsAsked(hints, name))].slice(0, 6);
      const made = texts.flatMap((text) => [
        `${text}\n`,
        text.slice(1),
        text.slice(0, -1),
        ...texts.map((other) => text + other),
      ]);
      return [
        name,
        [
          ...literals,
          ...made.map((value): Literal => ({ kind: "string", value, span: { start: 0, end: 0 } })),
        ],
      ];
    }),
  );
}

const isOfText = (key: string): boolean => {
  const type = catalogue.find(({ name }) => name === key)?.type;
  return type !== "date" && type !== "boolean";
};

type Vocabularies = ReadonlyMap<string, ReadonlySet<string>>;

const vocabulariesOf = (kind: string): Vocabularies =>
  new Map(
    catalogue
      .filter(({ subject }) => subject === kind)
      .flatMap(({ name, values }) => (values === undefined ? [] : [[name, foldedSet(values)]])),
  );

const foldedSet = (values: readonly string[]): ReadonlySet<string> => new Set(values.map(fold));

const statuses = foldedSet(
  itemProperties.find(({ name }) => name === "capabilityStatus")?.values ?? [],
);

/** The subject without what nobody holds. */
function catalogued(subject: DrawnSubject, vocabularies: Vocabularies, id: string): DrawnSubject {
  const kept = Object.entries(subject).filter(([name, value]) =>
    isKnown(value, vocabularies.get(name)),
  );
  const known = Object.fromEntries(kept);
  const plans = known["assignedPlans"];
  return {
    ...known,
    ...(Array.isArray(plans) && { assignedPlans: plans.filter(isKnownPlan) }),
    ...(typeof known["objectId"] === "string" && known["objectId"] !== "" ? {} : { objectId: id }),
  };
}

const isKnown = (value: unknown, values: ReadonlySet<string> | undefined): boolean =>
  values === undefined || typeof value !== "string" || value === "" || values.has(fold(value));

const isKnownPlan = (plan: unknown): boolean =>
  typeof plan !== "object" ||
  plan === null ||
  !("capabilityStatus" in plan) ||
  isKnown(plan.capabilityStatus, statuses);
