import { expect, test } from "vitest";
import { check, type DiagnosticCode, lint, type LintOptions } from "../../src/index.ts";

function said(code: DiagnosticCode, rule: string, options: LintOptions = {}): string[] {
  const result = check(rule);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return lint(result.value, options)
    .filter((diagnostic) => diagnostic.code === code)
    .map(({ message, span }) => `${rule.slice(span.start, span.end)}: ${message}`);
}

test.each([
  [
    'user.city -eq "a" -and user.city -eq "b"',
    'user.city -eq "b": this and `user.city -eq "a"` cannot both hold',
  ],
  [
    'user.city -eq "a" -and user.city -eq null',
    'user.city -eq null: this and `user.city -eq "a"` cannot both hold',
  ],
  [
    'user.city -eq "a" -and user.city -ne "A"',
    'user.city -ne "A": this and `user.city -eq "a"` cannot both hold',
  ],
  [
    'user.city -in ["a", "b"] -and user.city -in ["c"]',
    'user.city -in ["c"]: this and `user.city -in ["a", "b"]` cannot both hold',
  ],
  [
    'user.otherMails -any (_ -eq "a") -and -not (user.otherMails -any (_ -eq "A"))',
    '-not (user.otherMails -any (_ -eq "A")): this and `user.otherMails -any (_ -eq "a")` cannot both hold',
  ],
  [
    "user.accountEnabled -eq true -and user.accountEnabled -eq false",
    "user.accountEnabled -eq false: this and `user.accountEnabled -eq true` cannot both hold",
  ],
  [
    "user.accountEnabled -ne true -and user.accountEnabled -ne null -and user.accountEnabled -ne false",
    "user.accountEnabled -ne false: this, `user.accountEnabled -ne true` and `user.accountEnabled -ne null` cannot all hold",
  ],
  [
    "user.employeeHireDate -ge 2025-01-01 -and user.employeeHireDate -le 2024-01-01",
    "user.employeeHireDate -le 2024-01-01: this and `user.employeeHireDate -ge 2025-01-01` cannot both hold",
  ],
  [
    'user.city -eq "a" -and (user.state -eq "b" -or user.city -eq null)',
    "user.city -eq null: this cannot hold here",
  ],
  [
    'user.state -eq "x" -and user.city -ne "" -and user.city -eq "a" -and user.city -eq "b"',
    'user.city -eq "b": this and `user.city -eq "a"` cannot both hold',
  ],
  [
    'user.state -eq "x" -and (user.city -eq "a" -or user.city -eq "b") -and user.city -eq "c"',
    'user.city -eq "c": this and `(user.city -eq "a") -or (user.city -eq "b")` cannot both hold',
  ],
  [
    'user.state -eq "x" -or (user.city -eq "a" -and user.mail -ne null -and user.city -match "^b")',
    'user.city -match "^b": this and `user.city -eq "a"` cannot both hold',
  ],
  [
    'user.otherMails -all (_ -startsWith "a") -and user.otherMails -any (_ -startsWith "b")',
    'user.otherMails -any (_ -startsWith "b"): this and `user.otherMails -all (_ -startsWith "a")` cannot both hold',
  ],
  [
    'user.city -eq "a`"" -and user.city -eq "b"',
    'user.city -eq "b": this and another part cannot both hold',
  ],
])("%s is a contradiction", (rule, expected) => {
  expect(said("contradiction", rule)).toEqual([expected]);
});

test.each([
  'user.otherMails -eq "a" -and user.otherMails -eq "b"',
  'user.city -eq "a" -or user.city -eq "b"',
  "user.accountEnabled -ne true -and user.accountEnabled -ne false",
  'user.city -startsWith "a" -and user.city -endsWith "b"',
  'user.city -eq "" -and user.city -eq "a"',
  'user.mail -match "a" -and -not (user.mail -match "(?-i)A")',
  "user.employeeHireDate -ge system.now -and user.employeeHireDate -le 2024-01-01",
])("%s can hold", (rule) => {
  expect(said("contradiction", rule)).toEqual([]);
});

test.each([
  [
    'user.city -eq "a" -or -not (user.city -eq "A")',
    '-not (user.city -eq "A"): this or `user.city -eq "a"` always holds',
  ],
  [
    'user.city -ne "a" -or user.city -ne "b"',
    'user.city -ne "b": this or `user.city -ne "a"` always holds',
  ],
  [
    "user.city -eq null -or user.city -ne null",
    "user.city -ne null: this or `user.city -eq null` always holds",
  ],
  [
    "user.accountEnabled -ne true -or user.accountEnabled -ne false",
    "user.accountEnabled -ne false: this or `user.accountEnabled -ne true` always holds",
  ],
  [
    "user.accountEnabled -eq true -or user.accountEnabled -eq false -or user.accountEnabled -eq null",
    "user.accountEnabled -eq null: this, `user.accountEnabled -eq true` or `user.accountEnabled -eq false` always holds",
  ],
  [
    "user.accountEnabled -ne null -and (user.accountEnabled -eq true -or user.accountEnabled -eq false)",
    "user.accountEnabled -eq false: this or `user.accountEnabled -eq true` always holds",
  ],
  [
    'user.city -eq "a" -and (user.state -eq "b" -or user.city -ne null)',
    "user.city -ne null: this always holds here",
  ],
])("%s is always true", (rule, expected) => {
  expect(said("always-true", rule)).toEqual([expected]);
});

test.each([
  "user.accountEnabled -eq true -or user.accountEnabled -eq false",
  'user.otherMails -ne "a" -or user.otherMails -ne "b"',
  'user.city -ne "a" -or user.state -ne "b"',
  'user.city -ne "a" -and user.city -ne "b"',
])("%s can be false", (rule) => {
  expect(said("always-true", rule)).toEqual([]);
});

test("the length of a rule counts from the threshold on", () => {
  const rule = `user.city -eq "${"x".repeat(2458 - 16)}"`;
  expect(rule).toHaveLength(2458);
  expect(said("rule-length", rule)).toHaveLength(1);
  expect(said("rule-length", rule.replace("x", ""))).toEqual([]);
  expect(said("rule-length", rule, { thresholds: { ruleLength: 0.9 } })).toEqual([]);
});
