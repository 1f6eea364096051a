import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  check,
  type CheckedRule,
  evaluate,
  print,
  type Rule,
  type SubjectKind,
} from "../../../src/index.ts";
import { comparedTexts } from "../../../src/lint/data/compared-texts.ts";
import { countPopulation } from "../../../src/lint/data/counted-population.ts";
import { noon } from "../../arbitraries/dates.ts";
import { hintsOf } from "../../arbitraries/hints.ts";
import { legalRule } from "../../arbitraries/rules.ts";
import { type DrawnSubject, subjectWith } from "../../arbitraries/subjects.ts";
import { populationOf } from "./population-of.ts";

interface Case {
  readonly kind: SubjectKind;
  readonly rules: readonly Rule[];
  readonly subjects: readonly DrawnSubject[];
  readonly unknown: readonly string[];
}

const cases = (kind: SubjectKind): fc.Arbitrary<Case> =>
  fc.array(legalRule(kind), { minLength: 1, maxLength: 3 }).chain((rules) => {
    const hints = hintsOf(rules);
    return fc.record({
      kind: fc.constant(kind),
      rules: fc.constant(rules),
      subjects: fc.array(subjectWith(hints, kind), { maxLength: 5 }),
      unknown: fc.oneof(fc.constant([]), fc.subarray([...hints.keys()])),
    });
  });

const nothing: ReadonlySet<string> = new Set();

function checkedOf(rule: Rule | string): CheckedRule {
  const result = check(rule);
  if (!result.ok) throw new Error("the rule is not legal");
  return result.value;
}

/** The parts that `-and`, `-or` and `-not` join, with the whole. */
const partsOf = (rule: Rule): Rule[] => [
  rule,
  ...(rule.kind === "and" || rule.kind === "or" ? rule.operands.flatMap(partsOf) : []),
  ...(rule.kind === "not" ? partsOf(rule.operand) : []),
];

describe("a counted population", () => {
  test.each(["user", "device"] as const)("of %ss tells what one that holds them tells", (kind) => {
    fc.assert(
      fc.property(cases(kind), ({ rules, subjects, unknown }) => {
        const checked = rules.map(checkedOf);
        const counter = countPopulation(kind, checked, { now: noon });
        const names = new Set(unknown);
        for (const subject of subjects) counter.add(subject, names);
        const counted = counter.population();
        const held = populationOf(subjects, { subject: kind, now: noon, unknown });
        expect(counted.size).toBe(held.size);
        for (const rule of rules.flatMap(partsOf))
          expect(counted.count(print(rule)), print(rule)).toBe(held.count(print(rule)));
        for (const { condition } of checked) {
          for (const { asked } of comparedTexts(condition))
            expect(counted.count(asked), asked).toBe(held.count(asked));
        }
      }),
      { numRuns: 200 },
    );
  });

  test("tells how many have each value, and each attribute", () => {
    const rule = checkedOf(
      'user.department -eq "Sales" -and user.otherMails -any (_ -contains "x") -and user.assignedPlans -any (assignedPlan.service -eq "exchange")',
    );
    const counter = countPopulation("user", [rule]);
    counter.add({ department: "Sales", otherMails: ["a", "b", "a", "", null] });
    counter.add({
      department: "sales",
      otherMails: ["a"],
      assignedPlans: [{ service: "exchange" }],
    });
    counter.add({ department: "", otherMails: [] });
    const population = counter.population();
    expect([...(population.values("department") ?? [])]).toEqual([
      ["Sales", 1],
      ["sales", 1],
    ]);
    expect([...(population.values("otherMails") ?? [])]).toEqual([
      ["a", 2],
      ["b", 1],
    ]);
    expect([...(population.values("assignedPlan.service") ?? [])]).toEqual([["exchange", 1]]);
    expect(population.filled("department")).toBe(2);
    expect(population.filled("otherMails")).toBe(2);
    expect(population.count('user.department -eq "SALES"')).toBe(undefined);
    expect(population.count("user.department -EQ 'Sales'")).toBe(2);
  });

  test("counts somebody once who has a value in two letter cases", () => {
    const counter = countPopulation("user", [checkedOf('user.otherMails -eq "a@x.org"')]);
    counter.add({ otherMails: ["a@x.org", "A@X.ORG"] });
    expect(counter.population().count('user.otherMails -eq "a@x.org"')).toBe(1);
  });

  test("keeps as many values as it may, and still counts those of the rules", () => {
    const rule = checkedOf('user.mail -eq "m1@x.org" -or user.city -eq "Oslo"');
    const counted = (people: number): ReturnType<typeof populationOf> => {
      const counter = countPopulation("user", [rule], { mostValues: 5 });
      for (let index = 0; index < people; index++)
        counter.add({ mail: `M${index}@x.org`, city: "Oslo" });
      return counter.population();
    };
    expect(counted(5).values("mail")?.size).toBe(5);
    expect(counted(6).values("mail")).toBe(undefined);
    expect(counted(6).values("city")).toEqual(new Map([["Oslo", 6]]));
    expect(counted(6).filled("mail")).toBe(6);
    expect(counted(6).count('user.mail -eq "m1@x.org"')).toBe(1);
  });

  test("does not keep a few values that are huge", () => {
    const counter = countPopulation("user", [checkedOf('user.city -eq "a"')], { mostValues: 5 });
    counter.add({ city: "a".repeat(501) });
    expect(counter.population().values("city")).toBe(undefined);
  });

  test("tells nothing of what is unknown of one", () => {
    const counter = countPopulation("user", [
      checkedOf('user.city -eq "a" -or user.country -eq "b"'),
    ]);
    counter.add({ city: "a", country: "b" });
    counter.add({ country: "c" }, new Set(["city"]));
    const population = counter.population();
    expect(population.filled("city")).toBe(undefined);
    expect(population.values("city")).toBe(undefined);
    expect(population.count('user.city -eq "a"')).toBe(undefined);
    expect(population.count('(user.city -eq "a") -or (user.country -eq "b")')).toBe(undefined);
    expect(population.count('user.country -eq "b"')).toBe(1);
  });

  test("counts a crowd of whom different things are unknown", () => {
    const rule = checkedOf(
      '-not (user.city -eq "a" -and user.country -eq "b") -or user.city -eq "c"',
    );
    const cities = ["a", "b", "c", ""];
    const sets = [new Set<string>(), new Set(["country"]), new Set(["state"])];
    const crowd = Array.from({ length: 200 }, (_, index) => ({
      subject: { city: cities[index % 4], country: index % 7 === 0 ? "b" : "x" },
      unknown: index % 4 === 0 ? (sets[0] ?? nothing) : (sets[index % 3] ?? nothing),
    }));
    const counter = countPopulation("user", [rule]);
    for (const { subject, unknown } of crowd) counter.add(subject, unknown);
    const population = counter.population();
    const truths = crowd.map(({ subject, unknown }) => evaluate(rule, subject, { unknown }));
    expect(truths).not.toContain("unknown");
    expect(population.count(print(rule.rule))).toBe(
      truths.filter((truth) => truth === true).length,
    );
    expect(population.count('user.country -eq "b"')).toBe(undefined);
    expect(population.count('user.city -eq "a"')).toBe(50);
  });

  test("tells nothing of what reads the clock where the time is not known", () => {
    const rule = checkedOf("user.employeeHireDate -le system.now");
    const counter = countPopulation("user", [rule]);
    counter.add({ employeeHireDate: "2020-01-01" });
    expect(counter.population().count(print(rule.rule))).toBe(undefined);
  });

  test("leaves out rules about others", () => {
    const counter = countPopulation("user", [checkedOf('device.displayName -eq "a"')]);
    counter.add({ displayName: "a" });
    expect(counter.population().count('device.displayName -eq "a"')).toBe(undefined);
  });

  test.each(["__proto__", "constructor", "toString"])("counts the value `%s`", (value) => {
    const counter = countPopulation("user", [checkedOf(`user.city -eq "${value}"`)]);
    counter.add({ city: value });
    expect(counter.population().count(`user.city -eq "${value}"`)).toBe(1);
    expect(counter.population().values(value)).toBe(undefined);
  });

  test("knows an extension property in any letter case", () => {
    const name = "extension_0123456789abcdef0123456789abcdef_CostCenter";
    const counter = countPopulation("user", [checkedOf(`user.${name} -eq "1"`)]);
    counter.add({ [name.toUpperCase()]: "1" });
    expect(counter.population().filled(name)).toBe(1);
    expect(counter.population().count(`user.${name} -eq "1"`)).toBe(1);
    counter.add({}, new Set([name.toLowerCase()]));
    expect(counter.population().filled(name)).toBe(undefined);
  });

  test("is what it was, whoever is counted later", () => {
    const counter = countPopulation("user", [checkedOf('user.city -eq "a"')]);
    counter.add({ city: "a" });
    const early = counter.population();
    counter.add({ city: "a" });
    expect([early.size, early.filled("city"), early.values("city")?.get("a")]).toEqual([1, 1, 1]);
  });
});
