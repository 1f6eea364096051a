import { expect, test } from "vitest";
import { check, compile, compileRule } from "../../src/index.ts";

test("asking for a text again gives the same rule", () => {
  expect(compileRule('user.city -eq "Oslo"')).toBe(compileRule('user.city -eq "Oslo"'));
});

test("a rule for another subject, or with other limits, is another", () => {
  const rule = 'user.city -eq "Oslo"';
  expect(compileRule(rule, { subject: "device" })).toMatchObject({ ok: false });
  expect(compileRule(rule, { subject: "user" })).toMatchObject({ ok: true });
  expect(compileRule(rule, { limits: { length: 5 } })).toMatchObject({
    ok: false,
    diagnostics: [{ code: "rule-too-long" }],
  });
  expect(compileRule(rule)).toMatchObject({ ok: true });
});

test("a rule that reads the clock asks for a time", () => {
  const result = check("user.employeeHireDate -le system.now");
  expect(
    result.ok && compile(result.value)({ employeeHireDate: "2026-01-01" }, new Date("2026-01-02")),
  ).toBe(true);
  expect(() => result.ok && compile(result.value)({})).toThrow(/`now`/u);
});

test.each([null, undefined, 5, "text", []])("%j is a subject without attributes", (subject) => {
  const result = compileRule('user.city -eq "Oslo"');
  expect(result.ok && result.value.matches(subject as never)).toBe(false);
});
