import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, type CheckedRule, compile, type Rule } from "../../src/index.ts";
import { differsOn } from "../../src/lint/compare/compare-on-literals.ts";
import { legalRule } from "../arbitraries/rules.ts";

function checkedOf(rule: Rule | string): CheckedRule {
  const result = check(rule);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.value;
}

const tries = 3000;

describe("two rules that say the same", () => {
  test.for([
    ['user.city -eq "Oslo" -or user.city -eq "Bergen"', 'user.city -in ["Oslo", "Bergen"]'],
    ['-not (user.city -eq "Oslo")', 'user.city -ne "oslo"'],
    ['user.department -eq "A" -and user.department -eq "A"', 'user.department -eq "A"'],
    ['device.deviceOSVersion -ge "10.0"', 'device.deviceOSVersion -ge "10"'],
  ])("are not told apart: %s", ([a = "", b = ""]) => {
    expect(differsOn(checkedOf(a), checkedOf(b), tries)).toBeUndefined();
  });

  test("are not told apart, whatever they are", () => {
    fc.assert(
      fc.property(legalRule("user"), (rule) => {
        expect(differsOn(checkedOf(rule), checkedOf(rule), 200)).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });
});

describe("two rules that differ are told apart:", () => {
  test.for([
    ['user.city -eq "Oslo"', 'user.city -eq "Bergen"'],
    ['user.city -ne "Oslo"', 'user.city -ne "Oslo" -and user.city -ne null'],
    ['user.city -startsWith "Oslo"', 'user.city -contains "Oslo"'],
    ['user.city -startsWith "Oslo"', 'user.city -eq "Oslo"'],
    ['user.city -match "^Oslo$"', 'user.city -match "Oslo"'],
    ["user.accountEnabled -eq true", "user.accountEnabled -ne false"],
    ["user.employeeHireDate -ge system.now", "user.employeeHireDate -le system.now"],
    ['user.employeeHireDate -ge "2024-01-01"', 'user.employeeHireDate -ge "2024-01-02"'],
    ['device.deviceOSVersion -ge "10.0"', 'device.deviceOSVersion -le "10.0"'],
    ['user.otherMails -any (_ -eq "a@b.c")', 'user.otherMails -all (_ -eq "a@b.c")'],
    [
      'user.assignedPlans -any (assignedPlan.service -eq "Exchange" -and assignedPlan.capabilityStatus -eq "Enabled")',
      'user.assignedPlans -any (assignedPlan.service -eq "Exchange" -or assignedPlan.capabilityStatus -eq "Enabled")',
    ],
    [
      'user.city -eq "Oslo" -and user.state -eq "A" -or user.country -eq "NO"',
      'user.city -eq "Oslo" -and (user.state -eq "A" -or user.country -eq "NO")',
    ],
    [
      'Direct Reports for "62e19b97-8b3d-4d4a-a106-4ce66896a863"',
      'Direct Reports for "c1ec4a95-1f05-45b3-a911-aa3fa01094f5"',
    ],
  ])("%s", ([a = "", b = ""]) => {
    const subject = differsOn(checkedOf(a), checkedOf(b), tries) ?? {};
    const [ofA, ofB] = [compile(checkedOf(a)), compile(checkedOf(b))];
    const now = new Date(Date.UTC(2025, 0, 1, 12));
    expect(ofA(subject, now)).not.toBe(ofB(subject, now));
  });
});

test("a rule and its negation are told apart", () => {
  const law = fc.property(legalRule("user"), (rule) => {
    if (rule.kind === "direct-reports" || rule.kind === "member-of") return;
    const other = checkedOf({ kind: "not", operand: rule, span: rule.span });
    expect(differsOn(checkedOf(rule), other, 10)).toBeDefined();
  });
  fc.assert(law, { numRuns: 200 });
});
