import { check } from "../../check/check.ts";
import type { CheckedRule, Condition } from "../../check/checked-rule.ts";
import type { Subject } from "../../eval/subject.ts";
import { maximalLimits } from "../../grammar/limits.ts";
import { print, printString } from "../../grammar/print.ts";
import { isExtension } from "../../schema/catalogue.ts";
import type { SubjectKind } from "../../schema/property.ts";
import { BranchCounts } from "./branch-counts.ts";
import { type ComparedText, comparedTexts } from "./compared-texts.ts";
import { CountedAttribute } from "./counted-attribute.ts";
import type { Population } from "./population.ts";

/** Counts users or devices that come one at a time, and holds none of them. */
export interface PopulationCounter {
  /** Counts somebody; `unknown` names what the data does not tell of them, and a set always holds the same names. */
  add(subject: Subject, unknown?: ReadonlySet<string>): void;
  /** What was counted so far. */
  population(): Population;
}

/** What is known beside the rules. */
export interface CountOptions {
  /** The time that `system.now` means; where it is left out, nobody can be counted for what reads it. */
  readonly now?: Date;
  /** Different values of an attribute to keep at most; 10,000 where this is left out. */
  readonly mostValues?: number;
}

/**
 * Makes a counter for the lints that look at data: it counts what they ask of these rules, in one pass and in memory
 * that grows with the rules, not with the population. Rules about others than `subject` are left out.
 *
 * Where of anybody the data does not tell, a count is `undefined`.
 *
 * @param subject - whom it counts
 * @param rules - the rules that will be linted with it
 */
export function countPopulation(
  subject: SubjectKind,
  rules: readonly CheckedRule[],
  { now, mostValues = 10_000 }: CountOptions = {},
): PopulationCounter {
  const concerned = rules.filter((rule) => rule.subject === subject);
  const texts = concerned.flatMap((rule) => comparedTexts(rule.condition));
  const sought = [...texts.filter(({ way }) => way === "eq").map(soughtBy), ...managers(concerned)];
  const names = new Set(["objectId", ...concerned.flatMap(({ reads }) => reads.map(keyOf))]);
  const wanted = Map.groupBy(sought, ({ attribute }) => attribute);
  const attributes = new Map(
    Array.from(names, (name) => [name, new CountedAttribute(subject, name, wanted, mostValues)]),
  );
  const others = texts.filter(({ way }) => way !== "eq").flatMap(conditionOf);
  const conditions = concerned.map(({ condition }) => condition);
  const branches = new BranchCounts([...conditions, ...others], now);
  let size = 0;
  return {
    add: (one, unknown = nothing) => {
      size++;
      for (const attribute of attributes.values()) attribute.add(one, unknown);
      branches.add(one, unknown);
    },
    population: () => {
      const counts = new Map(branches.counts());
      for (const { asked, name, attribute, value } of sought) {
        const count = attributes.get(name)?.having(attribute, value);
        if (count !== undefined) counts.set(asked, count);
      }
      return populationOf(subject, size, [...attributes], counts);
    },
  };
}

const nothing: ReadonlySet<string> = new Set();

/** Extension properties of applications go by any letter case. */
const keyOf = (name: string): string => (isExtension(name) ? name.toLowerCase() : name);

/** A value of which is asked how many have it. */
interface Sought {
  /** As a rule asks for it. */
  readonly asked: string;
  /** The property that holds it. */
  readonly name: string;
  /** The same, or the property of a plan. */
  readonly attribute: string;
  readonly value: string;
}

const soughtBy = ({ asked, property, attribute, literal }: ComparedText): Sought => ({
  asked,
  name: keyOf(property.name),
  attribute: keyOf(attribute),
  value: literal.value,
});

/** Whether a manager is there at all. */
const managers = (rules: readonly CheckedRule[]): Sought[] =>
  rules.flatMap(({ condition }): Sought[] => {
    if (condition.kind !== "direct-reports") return [];
    const { manager: value } = condition;
    const asked = `user.objectId -eq ${printString(value)}`;
    return [{ asked, name: "objectId", attribute: "objectId", value }];
  });

function conditionOf({ asked }: ComparedText): Condition[] {
  const result = check(asked, { limits: maximalLimits });
  return result.ok ? [result.value.condition] : [];
}

function populationOf(
  subject: SubjectKind,
  size: number,
  attributes: readonly (readonly [string, CountedAttribute])[],
  counts: ReadonlyMap<string, number>,
): Population {
  const filled = new Map(attributes.map(([name, attribute]) => [name, attribute.fill()]));
  const values = new Map(attributes.flatMap(([, attribute]) => [...attribute.values()]));
  return {
    subject,
    size,
    filled: (property) => filled.get(keyOf(property)),
    values: (property) => values.get(keyOf(property)),
    count: (rule) => counts.get(rule) ?? counts.get(canonical(rule)),
  };
}

/** Whoever asks in another spelling is answered too. */
function canonical(rule: string): string {
  const result = check(rule, { limits: maximalLimits });
  return result.ok ? print(result.value.rule) : rule;
}
