/** Rules about one date and the time: what the intervals say is what trying every date and time around the bounds says. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { always, check, type CheckedRule, equivalent, never } from "../../../src/index.ts";
import { referenceMatches } from "../../oracle/reference.ts";

const day = 86_400_000;
const first = Date.UTC(2025, 0, 10);
const days = [0, 1, 2, 3];
const steps = ["", " -plus P1D", " -plus P2D", " -minus P1D", " -minus PT24H"];
const iso = (time: number): string => new Date(time).toISOString();

const comparison = fc.oneof(
  fc
    .tuple(fc.constantFrom("-eq", "-ne", "-ge", "-le"), fc.constantFrom(...days))
    .map(([operator, at]) => `user.employeeHireDate ${operator} ${iso(first + at * day)}`),
  fc
    .tuple(fc.constantFrom("-ge", "-le"), fc.constantFrom(...steps))
    .map(([operator, step]) => `user.employeeHireDate ${operator} system.now${step}`),
  fc.constantFrom("user.employeeHireDate -eq null", "user.employeeHireDate -ne null"),
);

const condition = fc
  .array(fc.tuple(fc.constantFrom("", "-not "), comparison), { minLength: 1, maxLength: 4 })
  .chain((parts) =>
    fc
      .array(fc.constantFrom("-and", "-or"), {
        minLength: parts.length - 1,
        maxLength: parts.length - 1,
      })
      .map((connectives) =>
        parts
          .map(([not, part], index) => `${connectives[index - 1] ?? ""} (${not}(${part}))`.trim())
          .join(" "),
      ),
  );

function checked(text: string): CheckedRule {
  const result = check(text);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.diagnostics)}`);
  return result.value;
}

/** Every place where an answer can change, and those beside it: of dates, and of times for each of them. */
const dates = days.flatMap((at) => [-1, 0, 1].map((beside) => first + at * day + beside));
const times = [
  ...new Set(
    dates.flatMap((date) =>
      [-3, -2, -1, 0, 1, 2, 3].flatMap((away) =>
        [-1, 0, 1].map((beside) => date + away * day + beside),
      ),
    ),
  ),
];
const world = times.flatMap((now) => [
  { now, subject: {} },
  ...dates.map((date) => ({ now, subject: { employeeHireDate: iso(date) } })),
]);

const differs = (a: CheckedRule, b: CheckedRule): boolean =>
  world.some(
    ({ subject, now }) =>
      referenceMatches(a.rule, subject, new Date(now)) !==
      referenceMatches(b.rule, subject, new Date(now)),
  );

const nobody = checked("user.city -eq null -and user.city -ne null");

describe("dates", () => {
  test("two rules are equivalent where no date and no time tells them apart", () => {
    fc.assert(
      fc.property(condition, condition, (one, other) => {
        const [a, b] = [checked(one), checked(other)];
        const answer = equivalent(a, b);
        expect(answer.holds, `${one}\n${other}\n${JSON.stringify(answer)}`).toBe(!differs(a, b));
      }),
      { numRuns: 60 },
    );
  });

  test("a rule that its own rewriting must equal does", () => {
    fc.assert(
      fc.property(condition, (text) => {
        const rule = checked(text);
        expect(equivalent(rule, checked(`-not (-not (${text}))`))).toEqual({ holds: true });
        expect(never(rule).holds).toBe(!differs(rule, nobody));
      }),
      { numRuns: 30 },
    );
  });

  test.each([
    ["nobody was hired before the year 0", "user.employeeHireDate -le 0000-01-01T00:00:00-23:59"],
    ["nobody is hired after 9999", "user.employeeHireDate -ge 9999-12-31T23:59:59.999+23:59"],
  ])("%s, but for an offset", (_name, text) => {
    const answer = never(checked(text));
    expect(answer.holds).toBe(false);
    expect(answer.holds === false && referenceMatches(checked(text).rule, answer.witness)).toBe(
      true,
    );
  });

  test("a step longer than time itself says nothing", () => {
    expect(never(checked("user.employeeHireDate -ge system.now -plus P99999999999D"))).toEqual({
      holds: true,
    });
    expect(
      always(
        checked(
          "user.employeeHireDate -le system.now -plus P99999999999D -or user.employeeHireDate -eq null",
        ),
      ),
    ).toEqual({ holds: true });
  });
});
