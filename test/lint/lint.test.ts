import { expect, test } from "vitest";
import { check, lint } from "../../src/index.ts";

function lints(rule: string, severities = {}): string[] {
  const result = check(rule);
  return result.ok
    ? lint(result.value, { severities }).map(
        ({ code, span }) => `${code}: ${rule.slice(span.start, span.end)}`,
      )
    : ["not legal"];
}

test.each([
  ['user.country -ne "NO"', ['negation-matches-unset: user.country -ne "NO"']],
  ['user.country -notIn ["NO"]', ['negation-matches-unset: user.country -notIn ["NO"]']],
  ["user.country -ne null", []],
  ['-not (user.country -ne "NO")', []],
  ['-not (-not (user.country -ne "NO"))', ['negation-matches-unset: user.country -ne "NO"']],
  ['-not (user.otherMails -all (_ -eq "x"))', []],
  ['user.country -eq "NO"', []],
  ['user.otherMails -all (_ -endsWith "@contoso.com")', ["vacuous-all: -all"]],
  ['user.country -ne null -and user.country -ne "NO"', []],
  [
    'user.country -ne null -or user.country -ne "NO"',
    ['negation-matches-unset: user.country -ne "NO"', 'always-true: user.country -ne "NO"'],
  ],
  ['user.country -startsWith "N" -and (user.city -eq null -or user.country -ne "NO")', []],
  ['user.city -eq null -and user.city -ne "Oslo"', ['redundant-comparison: user.city -ne "Oslo"']],
  ["user.accountEnabled -ne true -and user.accountEnabled -ne false", []],
  [
    'user.city -ne "Oslo" -and user.city -ne "Bergen"',
    [
      'negation-matches-unset: user.city -ne "Oslo"',
      'negation-matches-unset: user.city -ne "Bergen"',
    ],
  ],
  ['user.city -eq null -or user.city -ne "Oslo"', []],
  ['user.city -match "^O" -and user.city -ne "Oslo"', ["expensive-match: -match"]],
  ['user.otherMails -all (_ -eq "x") -or user.otherMails -eq null', []],
  ['user.otherMails -ne null -and user.otherMails -all (_ -endsWith "@contoso.com")', []],
  ['user.otherMails -any (_ -endsWith "@contoso.com")', []],
  ['user.country -in ["NO", "SE", "no"]', ['duplicate-literal: "no"']],
  ['user.country -in ["NO", "SE"]', []],
  ['user.mail -match "x$"', ["expensive-match: -match"]],
  [
    'user.mail -notContains "x"',
    ['negation-matches-unset: user.mail -notContains "x"', "expensive-contains: -notContains"],
  ],
])("%s", (rule, expected) => {
  expect(lints(rule)).toEqual(expected);
});

test("a lint can be turned off, and given another severity", () => {
  expect(lints('user.country -ne "NO"', { "negation-matches-unset": "off" })).toEqual([]);
  const result = check('user.country -ne "NO"');
  expect(
    result.ok && lint(result.value, { severities: { "negation-matches-unset": "error" } }),
  ).toMatchObject([{ severity: "error" }]);
});
