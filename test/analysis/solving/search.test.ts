import { describe, expect, test } from "vitest";
import { check, type CheckedRule, equivalent, never } from "../../../src/index.ts";

function checked(text: string): CheckedRule {
  const result = check(text, { limits: { length: 1_000_000 } });
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.diagnostics)}`);
  return result.value;
}

/** The analysis does not know whether these patterns match anything at all. */
const unknown = '(user.city -match "x(?<=y)(?=z)" -or user.city -match "w(?<=y)(?=z)")';
const nobody =
  '((user.department -eq "a" -or user.department -eq "b") -and (user.department -startsWith "c" -or user.department -endsWith "d"))';

describe("what is not known", () => {
  test("leaves the whole open", () => {
    expect(never(checked(unknown))).toMatchObject({ undecided: { code: "pattern" } });
  });

  test.each([
    ["before", `${unknown} -and ${nobody}`],
    ["behind", `${nobody} -and ${unknown}`],
  ])("makes no difference %s what nobody satisfies", (_place, text) => {
    expect(never(checked(text))).toEqual({ holds: true });
  });

  test("makes no difference beside an alternative that somebody satisfies", () => {
    expect(never(checked(`${unknown} -or user.department -eq "a"`))).toEqual({
      holds: false,
      witness: { department: "a" },
    });
  });
});

describe("clauses that share no property", () => {
  const properties = Array.from(
    { length: 15 },
    (_, index) => `user.extensionAttribute${index + 1}`,
  );
  /** Each clause has three ways; nobody satisfies the last property's. */
  const easy = properties.map(
    (name) => `(${name} -startsWith "a" -or ${name} -endsWith "b" -or ${name} -contains "c")`,
  );

  test("are not gone through together when one of them fails", () => {
    const answer = never(checked([...easy, nobody].join(" -and ")), { budget: 5_000 });
    expect(answer).toEqual({ holds: true });
  });

  test("are the same in any order, at a cost that does not multiply", () => {
    const answer = equivalent(
      checked(easy.join(" -and ")),
      checked(easy.toReversed().join(" -and ")),
      { budget: 20_000 },
    );
    expect(answer).toEqual({ holds: true });
  });
});
