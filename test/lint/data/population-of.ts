import { findProperty } from "../../../src/schema/catalogue.ts";
import { check, parse, type Population, type SubjectKind } from "../../../src/index.ts";
import { referenceEvaluate, type ReferenceSubject } from "../../oracle/reference.ts";

/** What is known beside the subjects. */
interface About {
  readonly subject?: SubjectKind;
  readonly now?: Date;
  /** What is not known of anybody. */
  readonly unknown?: readonly string[];
}

/** A population the slow and obvious way: it holds everybody, and asks the reference evaluator about each. */
export function populationOf(
  everybody: readonly ReferenceSubject[],
  { subject = "user", now, unknown = [] }: About = {},
): Population {
  const names = new Set(unknown);
  const count = (text: string): number | undefined => {
    const rule = parse(text);
    const checked = check(text);
    if (!rule.ok || !checked.ok || (checked.value.readsClock && now === undefined))
      return undefined;
    const truths = everybody.map((one) =>
      referenceEvaluate(rule.value, one, { now, unknown: names }),
    );
    return truths.includes("unknown") ? undefined : truths.filter((truth) => truth === true).length;
  };
  return {
    subject,
    size: everybody.length,
    filled: (name) =>
      name === "manager"
        ? everybody.filter(({ manager }) => typeof manager === "string" && manager !== "").length
        : count(`${subject}.${name} -ne null`),
    values: (attribute) => {
      const [holder = attribute, item] = attribute.startsWith("assignedPlan.")
        ? ["assignedPlans", attribute.slice("assignedPlan.".length)]
        : [attribute];
      if (names.has(holder)) return undefined;
      const counts = new Map<string, number>();
      for (const one of everybody) {
        for (const text of new Set(textsOf(one[holder], item)))
          counts.set(text, (counts.get(text) ?? 0) + 1);
      }
      return findProperty(subject, holder)?.type === "boolean" ? undefined : counts;
    },
    count,
  };
}

function textsOf(value: unknown, item: string | undefined): string[] {
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all
    .map((one) => (item === undefined ? one : (one as ReferenceSubject | null)?.[item]))
    .filter((text): text is string => typeof text === "string" && text !== "");
}

/** So many users who are alike. */
export const alike = (count: number, user: ReferenceSubject): ReferenceSubject[] =>
  Array.from({ length: count }, () => user);
