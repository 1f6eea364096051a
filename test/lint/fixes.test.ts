import { describe, expect, test } from "vitest";
import { applyFixes, check, type DiagnosticCode, lint, type LintOptions } from "../../src/index.ts";

/** The rule after the fix of each finding of a code; the rule itself where a finding has none. */
function fixed(code: DiagnosticCode, rule: string, options: LintOptions = {}): string[] {
  const result = check(rule);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return lint(result.value, options)
    .filter((diagnostic) => diagnostic.code === code)
    .map(({ fixes = [] }) => applyFixes(rule, fixes));
}

const open = 'user.city -eq "a" -or user.city -eq "b" -and user.country -eq "c"';

describe("mixed-and-or", () => {
  test.each([
    [open, 'user.city -eq "a" -or (user.city -eq "b" -and user.country -eq "c")'],
    [
      '(user.city -eq "a") -and (user.state -eq "b") -or user.country -eq "c"',
      '((user.city -eq "a") -and (user.state -eq "b")) -or user.country -eq "c"',
    ],
    [
      `-not (${open})`,
      '-not (user.city -eq "a" -or (user.city -eq "b" -and user.country -eq "c"))',
    ],
  ])("%s gets its parentheses", (rule, after) => {
    expect(fixed("mixed-and-or", rule)).toEqual([after]);
    expect(fixed("mixed-and-or", after)).toEqual([]);
  });

  test.each([
    'user.city -eq "a" -or (user.city -eq "b" -and user.country -eq "c")',
    '(user.city -eq "a" -or user.city -eq "b") -and user.country -eq "c"',
    '((user.city -eq "a") -and (user.state -eq "b")) -or user.country -eq "c"',
    '-not user.city -eq "a" -or user.country -eq "c"',
  ])("%s is plain", (rule) => {
    expect(fixed("mixed-and-or", rule)).toEqual([]);
  });

  test("the body of a bare quantifier is left alone: a parenthesis would end it", () => {
    const rule = 'user.otherMails -any _ -eq "a" -and _ -eq "b" -or _ -eq "c"';
    expect(fixed("mixed-and-or", rule)).toEqual([rule]);
  });

  test("no fix makes a rule too long", () => {
    const rule = `${open} -or user.country -eq "${"x".repeat(3072 - open.length - 24)}"`;
    expect(rule).toHaveLength(3072);
    expect(fixed("mixed-and-or", rule)).toEqual([rule]);
  });

  test("no fix makes a rule too deep", () => {
    const rule = "(".repeat(64) + open + ")".repeat(64);
    expect(fixed("mixed-and-or", rule)).toEqual([rule]);
  });

  test("of a tree nothing is said, for it has no parentheses", () => {
    const read = check(open);
    const built = check(read.ok ? read.value.rule : "");
    expect(built.ok && lint(built.value)).toEqual([]);
  });
});

test.each([
  ['user.otherMails -contains "x"', 'user.otherMails -any (_ -contains "x")'],
  ["user.otherMails eq'x'", "user.otherMails -any (_ -eq'x')"],
  ['user.otherMails -notIn ["x"]', '-not (user.otherMails -any (_ -in ["x"]))'],
  ['-not user.otherMails -ne "x"', '-not -not (user.otherMails -any (_ -eq "x"))'],
])("contains-on-collection: %s becomes %s", (rule, after) => {
  expect(fixed("contains-on-collection", rule)).toEqual([after]);
});

test.each(["user.otherMails -ne null", "user.assignedPlans -eq null", 'user.city -contains "x"'])(
  "contains-on-collection: nothing is said of %s",
  (rule) => {
    expect(fixed("contains-on-collection", rule)).toEqual([]);
  },
);

test.each([
  ['user.city -in ["a", "b", "A"]', ['user.city -in ["a", "b"]']],
  ["user.city -in ['a','A' , 'b']", ["user.city -in ['a' , 'b']"]],
])("duplicate-literal: %s", (rule, after) => {
  expect(fixed("duplicate-literal", rule)).toEqual(after);
});

describe("repeated-comparison", () => {
  test.each([
    ['user.city -eq "a" -or user.city -eq "A"', 'user.city -eq "a"'],
    ['(user.city -ne "a") -and -not (user.city -eq "a")', '(user.city -ne "a")'],
    [
      'user.city -eq "a" -and (user.state -eq "b" -and user.city -eq "a")',
      'user.city -eq "a" -and (user.state -eq "b")',
    ],
    [
      'user.city -in ["a", "b"] -or user.state -eq "x" -or user.city -in ["B", "A"]',
      'user.city -in ["a", "b"] -or user.state -eq "x"',
    ],
    [
      'user.otherMails -any (_ -eq "a") -or user.otherMails -any (_ -eq "A")',
      'user.otherMails -any (_ -eq "a")',
    ],
    [
      "user.accountEnabled -eq true -or user.city -eq'x'or(user.city -eq'X')or(user.state -eq'y')",
      "user.accountEnabled -eq true -or user.city -eq'x' or(user.state -eq'y')",
    ],
    [
      "user.city -eq'x'or(user.state -eq'y')and user.mail -eq'z'and(user.state -eq'Y')or(user.city -eq'w')",
      "user.city -eq'x'or(user.state -eq'y')and user.mail -eq'z'or(user.city -eq'w')",
    ],
    [
      "user.state -eq 'y' -and((user.accountEnabled -eq false)and user.state -eq 'y')",
      "user.state -eq 'y' -and((user.accountEnabled -eq false))",
    ],
  ])("%s", (rule, after) => {
    expect(fixed("repeated-comparison", rule)).toEqual([after]);
  });

  test("a word that comes to stand beside a connective is parted from it", () => {
    expect(
      fixed("redundant-comparison", "user.mail -eq 'x'or(user.city -ne null)and user.city -eq 'y'"),
    ).toEqual(["user.mail -eq 'x'or user.city -eq 'y'"]);
    expect(
      fixed(
        "redundant-comparison",
        "user.accountEnabled -eq true -and(user.accountEnabled -ne null)or(user.mail -eq 'x')",
      ),
    ).toEqual(["user.accountEnabled -eq true or(user.mail -eq 'x')"]);
  });

  test.each([
    'user.mail -match "a" -or user.mail -match "A"',
    'user.city -eq "a" -or (user.state -eq "b" -and user.city -eq "a")',
    'user.city -eq "a" -or user.state -eq "a"',
  ])("nothing is said of %s", (rule) => {
    expect(fixed("repeated-comparison", rule)).toEqual([]);
  });
});

describe("chains", () => {
  test.each([
    [
      'user.city -eq "a" -or user.city -eq \'b\' -or user.city -eq "c"',
      'user.city -in ["a", \'b\', "c"]',
    ],
    [
      '(user.city -eq "a") -or (user.state -eq "x") -or ((user.city -eq "b") -or (user.city -in ["c", "A"]))',
      '(user.city -in ["a", "b", "c"]) -or (user.state -eq "x")',
    ],
    [
      'user.otherMails -any (_ -eq "a" -or _ -eq "b" -or _ -eq "c")',
      'user.otherMails -any (_ -in ["a", "b", "c"])',
    ],
  ])("or-chain: %s", (rule, after) => {
    expect(fixed("or-chain", rule)).toEqual([after]);
  });

  test("ne-chain", () => {
    const rule = 'user.city -ne "a" -and user.city -ne "b" -and user.city -notIn ["c"]';
    expect(fixed("ne-chain", rule)).toEqual(['user.city -notIn ["a", "b", "c"]']);
  });

  test("are as long as the threshold says", () => {
    const rule = 'user.city -eq "a" -or user.city -eq "b"';
    expect(fixed("or-chain", rule)).toEqual([]);
    expect(fixed("or-chain", rule, { thresholds: { chain: 2 } })).toHaveLength(1);
    expect(fixed("or-chain", 'user.city -eq "a"', { thresholds: { chain: 0 } })).toEqual([]);
  });

  test.each([
    'user.city -eq "a" -and user.city -eq "b" -and user.city -eq "c"',
    'user.city -ne "a" -or user.city -ne "b" -or user.city -ne "c"',
    'user.city -eq "a" -or user.state -eq "b" -or user.country -eq "c"',
    "user.city -eq null -or user.state -eq null -or user.country -eq null",
  ])("none is seen in %s", (rule) => {
    expect([...fixed("or-chain", rule), ...fixed("ne-chain", rule)]).toEqual([]);
  });
});

describe("redundant-comparison", () => {
  test.each([
    ['user.city -startsWith "ab" -and user.city -startsWith "A"', 'user.city -startsWith "ab"'],
    ['user.city -startsWith "ab" -or user.city -startsWith "A"', 'user.city -startsWith "A"'],
    ['user.city -ne null -and user.city -eq "a"', 'user.city -eq "a"'],
    ['user.city -in ["a", "b"] -and user.city -eq "A"', 'user.city -eq "A"'],
    ['user.city -in ["a", "b"] -or user.city -eq "A"', 'user.city -in ["a", "b"]'],
    ['user.city -endsWith "abc" -and user.city -contains "b"', 'user.city -endsWith "abc"'],
    ['user.city -notContains "b" -and user.city -ne "abc"', 'user.city -notContains "b"'],
    ['user.city -eq "a" -and user.city -ne "b"', 'user.city -eq "a"'],
    ['user.city -match "^ab" -and user.city -startsWith "a"', 'user.city -match "^ab"'],
    ['user.city -eq null -and user.city -ne "a"', "user.city -eq null"],
    [
      'user.otherMails -ne null -and user.otherMails -any (_ -eq "a")',
      'user.otherMails -any (_ -eq "a")',
    ],
    [
      "user.employeeHireDate -ge 2024-01-01 -and user.employeeHireDate -ge 2025-01-01",
      "user.employeeHireDate -ge 2025-01-01",
    ],
    [
      'user.city -startsWith "a" -and (user.state -eq "x" -or (user.city -ne null -and user.state -eq "y"))',
      'user.city -startsWith "a" -and (user.state -eq "x" -or (user.state -eq "y"))',
    ],
  ])("%s", (rule, after) => {
    expect(fixed("redundant-comparison", rule)).toEqual([after]);
  });

  test.each([
    'user.city -contains "b" -and user.city -startsWith "a"',
    'user.city -match "ab" -and user.city -startsWith "a"',
    'user.otherMails -eq "a" -and user.otherMails -ne "b"',
    'user.otherMails -all (_ -eq "a") -and user.otherMails -ne null',
    'user.city -eq null -or user.city -ne "a"',
    "user.employeeHireDate -ge system.now -and user.employeeHireDate -ge 2025-01-01",
    'user.city -ne null -and (user.state -eq "x" -or user.city -eq "y")',
  ])("nothing is said of %s", (rule) => {
    expect(fixed("redundant-comparison", rule)).toEqual([]);
  });

  test("two that say the same do not both go", () => {
    const rule = 'user.city -eq "a" -and user.city -in ["A"]';
    expect(fixed("redundant-comparison", rule)).toEqual(['user.city -eq "a"']);
  });
});

test("fixes that take out what other fixes rely on mean the same in any selection", () => {
  const a = 'user.city -startsWith "a"';
  const rule = `${a} -and user.city -eq "abc" -and (user.state -eq "x" -or (${a} -and user.state -eq "y"))`;
  const result = check(rule);
  const fixes = (result.ok ? lint(result.value) : []).flatMap(({ fixes: offered = [] }) => offered);
  expect(fixes).toHaveLength(2);
  expect(applyFixes(rule, fixes)).toBe(
    'user.city -eq "abc" -and (user.state -eq "x" -or (user.state -eq "y"))',
  );
});

test("a rule that is nested as deeply as can be is looked at", () => {
  let rule = 'user.city -eq "z"';
  for (let depth = 0; depth < 60; depth++)
    rule = `user.city -eq "${depth}" -${depth % 2 === 0 ? "or" : "and"} (${rule})`;
  expect(() => fixed("repeated-comparison", rule)).not.toThrow();
});
