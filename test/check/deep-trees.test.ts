import { expect, test } from "vitest";
import { check, compile, parse, type Rule } from "../../src/index.ts";

test("a tree that was built too deep is refused, not walked", () => {
  const parsed = parse('user.city -eq "Oslo"');
  if (!parsed.ok || parsed.value.kind === "direct-reports") throw new Error("the rule is legal");
  let rule: Exclude<Rule, { kind: "direct-reports" }> = parsed.value;
  for (let level = 0; level < 100_000; level++) {
    rule = { kind: "not", operand: rule, span: rule.span };
  }
  expect(check(rule)).toMatchObject({ ok: false, diagnostics: [{ code: "too-deep" }] });
});

test.each(["-and", "-or"])(
  "30,000 comparisons joined by %s are compiled and asked",
  (connective) => {
    const rule = Array.from({ length: 30_000 }, (_, index) => `user.city -ne "${index}"`);
    const checked = check(rule.join(` ${connective} `), { limits: { length: 10_000_000 } });
    expect(checked.ok && compile(checked.value)({ city: "Oslo" })).toBe(true);
    expect(checked.ok && compile(checked.value)({ city: "29999" })).toBe(connective === "-or");
  },
);
