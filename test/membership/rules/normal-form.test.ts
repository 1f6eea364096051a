import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, compile, MembershipEngine, print, type Rule } from "../../../src/index.ts";
import type { CheckedRule, Condition } from "../../../src/check/checked-rule.ts";
import { readerOf, type Subject } from "../../../src/eval/subject.ts";
import type { Comparison } from "../../../src/membership/rules/comparison.ts";
import type { Node } from "../../../src/membership/rules/node.ts";
import { normalForm } from "../../../src/membership/rules/normal-form.ts";
import { crowdedRule } from "../../arbitraries/crowded-rules.ts";
import { noon } from "../../arbitraries/dates.ts";
import { legalRule } from "../../arbitraries/rules.ts";
import { type DrawnSubject, subjectFor } from "../../arbitraries/subjects.ts";
import { isSeen } from "../../laws/planted.ts";

/** Comparisons by number, and the columns that they are of, by name. */
class Interned {
  readonly columns: string[] = [];
  readonly comparisons: { readonly column: number; readonly comparison: Comparison }[] = [];

  columnOf(name: string): number {
    const key = name.startsWith("extension_") ? name.toLowerCase() : name;
    if (!this.columns.includes(key)) this.columns.push(key);
    return this.columns.indexOf(key);
  }

  intern(column: number, comparison: Comparison): number {
    const known = this.comparisons.findIndex(
      (one) => one.column === column && one.comparison.key === comparison.key,
    );
    return known === -1 ? this.comparisons.push({ column, comparison }) - 1 : known;
  }

  /** Whether a condition in normal form holds of a subject, asking every comparison of it by itself. */
  holds(node: Node, subject: Subject): boolean {
    switch (node.kind) {
      case "and":
        return node.parts.every((part) => this.holds(part, subject));
      case "or":
        return node.parts.some((part) => this.holds(part, subject));
      case "any":
      case "none": {
        const value = readerOf(this.columns[node.column] ?? "")(subject);
        const isSome = node.comparisons.some((id) => {
          const { column, comparison } = this.comparisons[id] ?? {};
          if (column !== node.column) throw new Error(`comparison ${id} is of another column`);
          return comparison?.test(value, noon.getTime()) === true;
        });
        return isSome === (node.kind === "any");
      }
      default:
        return node satisfies never;
    }
  }
}

interface Case {
  readonly rule: Rule;
  readonly subjects: readonly DrawnSubject[];
}

const withSubjects = (rules: fc.Arbitrary<Rule>): fc.Arbitrary<Case> =>
  rules.chain((rule) =>
    fc.record({
      rule: fc.constant(rule),
      subjects: fc.array(subjectFor(rule, "user"), { minLength: 3, maxLength: 5 }),
    }),
  );

const cases = fc.oneof(
  withSubjects(legalRule("user")),
  withSubjects(crowdedRule("user").map(({ rule }) => rule)),
);

type NormalForm = typeof normalForm;

const sameTruth = (form: NormalForm): fc.IProperty<[Case]> =>
  fc.property(cases, ({ rule, subjects }) => {
    const checked = checkedRule(print(rule));
    const interned = new Interned();
    const node = form(checked.condition, interned);
    expectNormal(node);
    const holds = compile(checked);
    for (const subject of [{}, ...subjects])
      expect(interned.holds(node, subject), print(rule)).toBe(holds(subject, noon));
  });

function checkedRule(rule: string): CheckedRule {
  const result = check(rule, { subject: "user" });
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.value;
}

/** Junctions join parts of another kind than themselves; what one column can answer is one leaf, sorted, each once. */
function expectNormal(node: Node): void {
  if (!("parts" in node)) {
    expect(node.comparisons.length).toBeGreaterThan(0);
    expect(node.comparisons).toEqual([...new Set(node.comparisons)].toSorted((a, b) => a - b));
    return;
  }
  expect(node.parts.length).toBeGreaterThan(1);
  const mergeable = node.kind === "or" ? "any" : "none";
  const merged = node.parts.flatMap((part) => (part.kind === mergeable ? [part.column] : []));
  expect(new Set(merged).size).toBe(merged.length);
  for (const part of node.parts) {
    expect(part.kind).not.toBe(node.kind);
    expectNormal(part);
  }
}

/** Forgets that what is beneath a negation is turned over. */
const unturned: NormalForm = (condition, interning) =>
  normalForm(condition.kind === "not" ? turned(condition.operand) : condition, interning);

const turned = (condition: Condition): Condition =>
  condition.kind === "and" || condition.kind === "or"
    ? {
        ...condition,
        operands: condition.operands.map((operand) => ({
          kind: "not",
          operand,
          written: { kind: "not", operand: operand.written, span: { start: 0, end: 0 } } as never,
        })),
      }
    : { kind: "not", operand: condition, written: undefined as never };

/** The form of a rule as one text: leaves with the keys of their comparisons. */
function formOf(rule: string): string {
  const interned = new Interned();
  const shown = (node: Node): string =>
    "parts" in node
      ? `(${node.parts.map(shown).join(` ${node.kind} `)})`
      : `${node.kind} ${interned.columns[node.column]}[${node.comparisons
          .map((id) => interned.comparisons[id]?.comparison.key)
          .join(", ")}]`;
  return shown(normalForm(checkedRule(rule).condition, interned));
}

describe("the normal form", () => {
  test("holds where the rule holds", () => {
    fc.assert(sameTruth(normalForm), { numRuns: 150 });
  });

  test("that leaves a junction beneath a negation as it is is seen", () => {
    expect(isSeen(sameTruth(unturned))).toBe(true);
  });

  test.each([
    ['user.city -ne "Oslo"', "none city[eq OSLO]"],
    ['-not (user.city -ne "Oslo")', "any city[eq OSLO]"],
    ['user.city -in ["Oslo", "Bergen", "oslo"]', "any city[eq OSLO, eq BERGEN]"],
    ['-not (user.city -notIn ["Oslo", "Bergen"])', "any city[eq OSLO, eq BERGEN]"],
    ["user.city -ne null", "none city[unset]"],
    [
      'user.city -eq "a" -or user.department -eq "b" -or user.city -startsWith "c"',
      "(any city[eq A, startsWith C] or any department[eq B])",
    ],
    [
      '-not (user.city -eq "a" -or (user.department -eq "b" -or user.city -eq "c"))',
      "(none city[eq A, eq C] and none department[eq B])",
    ],
    [
      'user.city -eq "a" -and (user.city -eq "b" -and user.city -ne "c")',
      "(any city[eq A] and any city[eq B] and none city[eq C])",
    ],
    ['user.otherMails -any (_ -startsWith "a")', "any otherMails[startsWith A]"],
    ['user.otherMails -all (_ -ne "a")', "none otherMails[eq A]"],
    ['-not (user.otherMails -all (_ -notIn ["a", "b"]))', "any otherMails[eq A, eq B]"],
    ['user.otherMails -any (_ -eq "a" -or _ -contains "b")', "any otherMails[eq A, contains B]"],
    ['user.otherMails -all (-not (_ -eq "a" -or _ -eq "b"))', "none otherMails[eq A, eq B]"],
    [
      'user.otherMails -any (-not (_ -ne "a" -and _ -notContains "b"))',
      "any otherMails[eq A, contains B]",
    ],
  ])("of %s is %s", (rule, form) => {
    expect(formOf(rule)).toBe(form);
  });

  test.each([
    'user.otherMails -any (_ -ne "a")',
    'user.otherMails -all (_ -eq "a")',
    'user.otherMails -any (_ -eq "a" -and _ -contains "b")',
    'user.assignedPlans -any (assignedPlan.service -eq "a")',
  ])("of %s is one comparison as a whole", (rule) => {
    expect(formOf(rule)).toMatch(/^any \w+\[whole .*\]$/u);
  });
});

describe("comparisons", () => {
  const repeating = [
    'user.city -eq "a" -or user.city -eq "A" -or user.city -in ["a", "b"]',
    '-not (user.city -eq "a" -or user.city -eq "b" -or user.city -eq "a")',
    'user.city -eq "a" -and user.city -eq "a" -and (user.city -eq "a" -or user.department -eq "b")',
    'user.otherMails -any (_ -eq "a" -or _ -eq "A") -or user.otherMails -eq "a"',
    'user.otherMails -any (_ -ne "a") -or user.otherMails -any (_ -ne "a")',
    "user.city -eq null -or -not (user.city -ne null)",
  ];

  test("that rules repeat count once, and go with the last rule that makes them", () => {
    const engine = new MembershipEngine();
    const count = (): number => engine.stats().comparisons;
    engine.setRule("other", 'user.city -eq "a"');
    for (const [index, rule] of repeating.entries()) {
      engine.setRule("g", rule);
      engine.setRule("h", rule);
      engine.preview("g", repeating[(index + 1) % repeating.length] ?? rule);
      const both = count();
      engine.removeRule("h");
      expect(count()).toBe(both);
      engine.setRule("g", rule);
      expect(count()).toBe(both);
    }
    engine.removeRule("g");
    expect(count()).toBe(1);
    engine.removeRule("other");
    expect(count()).toBe(0);
  });

  test.each(repeating)("of %s are none once it is removed", (rule) => {
    const engine = new MembershipEngine();
    engine.setRule("g", rule);
    expect(engine.stats().comparisons).toBeGreaterThan(0);
    engine.removeRule("g");
    expect(engine.stats().comparisons).toBe(0);
  });

  test("of any rules are none once all are removed", () => {
    const rules = fc.array(fc.oneof(crowdedRule("user"), crowdedRule("device")), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(rules, (some) => {
        const engine = new MembershipEngine({ now: noon });
        for (const [index, { rule }] of some.entries())
          engine.setRule(`group ${index % 4}`, print(rule));
        for (let index = 0; index < 4; index++) engine.removeRule(`group ${index}`);
        expect(engine.stats()).toMatchObject({ comparisons: 0, groups: 0 });
      }),
      { numRuns: 30 },
    );
  });
});
