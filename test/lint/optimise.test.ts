import { expect, test } from "vitest";
import { check, optimise } from "../../src/index.ts";

function optimised(rule: string): string {
  const result = optimise(rule);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.value.text;
}

test.each([
  [
    '(user.city -eq "a") -or (user.city -eq "b") -or (user.city -eq "A") -or (user.city -eq "c")',
    '(user.city -in ["a", "b", "c"])',
  ],
  [
    'user.city -ne null -and user.city -in ["a", "A"] -and user.city -startsWith "a"',
    'user.city -in ["a"]',
  ],
  ['user.otherMails -contains "x"', 'user.otherMails -contains "x"'],
  [
    'user.city -eq "a" -or user.state -eq "b" -and user.country -eq "c"',
    'user.city -eq "a" -or user.state -eq "b" -and user.country -eq "c"',
  ],
])("%s becomes %s", (rule, after) => {
  expect(optimised(rule)).toBe(after);
});

test("each step tells what was done, from the rule before to the rule after", () => {
  const result = optimise('user.city -ne null -and user.city -in ["a", "A"]');
  expect(result).toMatchObject({
    ok: true,
    value: {
      text: 'user.city -in ["a"]',
      steps: [
        {
          code: "redundant-comparison",
          before: 'user.city -ne null -and user.city -in ["a", "A"]',
          after: 'user.city -in ["a", "A"]',
        },
        {
          code: "duplicate-literal",
          before: 'user.city -in ["a", "A"]',
          after: 'user.city -in ["a"]',
        },
      ],
    },
  });
});

test("a rule that was checked keeps its text, one that was built is printed", () => {
  const read = check("user.city eq 'a'");
  if (!read.ok) throw new Error("not legal");
  const built = check(read.value.rule);
  expect(optimise(read.value)).toMatchObject({ value: { text: "user.city eq 'a'" } });
  expect(built.ok && optimise(built.value)).toMatchObject({
    value: { text: 'user.city -eq "a"' },
  });
});

test("a rule that was checked under other limits is optimised under them", () => {
  const long = 'user.city -eq "a" -or '.repeat(200) + 'user.city -eq "b"';
  const read = check(long, { limits: { length: 10_000 } });
  expect(optimise(long)).toMatchObject({ ok: false });
  expect(read.ok && optimise(read.value)).toMatchObject({
    value: { text: 'user.city -in ["a", "b"]' },
  });
});

test("what is no legal rule is refused", () => {
  expect(optimise("user.departmnt -eq 'x'")).toMatchObject({
    ok: false,
    diagnostics: [{ code: "unknown-property" }],
  });
});

test.each(["memberOf", "__proto__", ""])("a rule about %j ends", (value) => {
  expect(optimised(`user.city -eq "${value}"`)).toBe(`user.city -eq "${value}"`);
});
