/**
 * The lints of meaning and cost are exact: over a small alphabet they say something of a rule if and only if brute force finds
 * a part of it that makes no difference, with a constant in its place, for any user there is.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  check,
  type CheckedRule,
  compile,
  type DiagnosticCode,
  type Expression,
  lint,
  type Rule,
  type Span,
  type Subject,
} from "../../src/index.ts";
import { isSeen } from "../laws/planted.ts";
import { replaced } from "./replaced.ts";

const saying: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  "contradiction",
  "always-true",
  "redundant-comparison",
  "shadowed-branch",
  "repeated-comparison",
]);

function checkedOf(rule: Rule | string): CheckedRule {
  const result = check(rule);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.value;
}

const isSomethingSaid = (rule: CheckedRule): boolean =>
  lint(rule).some(({ code }) => saying.has(code));

/** All texts of some letters, up to a length. */
function textsOf(letters: readonly string[], length: number): readonly string[] {
  if (length === 0) return [""];
  const shorter = textsOf(letters, length - 1);
  const longest = shorter.filter((text) => text.length === length - 1);
  return [...shorter, ...longest.flatMap((text) => letters.map((letter) => text + letter))];
}

const cities: readonly Subject[] = textsOf(["a", "b", "c", "\n"], 5).map((city) => ({ city }));
const mails = textsOf(["a", "b", "c"], 3);
const lists: readonly Subject[] = mails.flatMap((one, index) =>
  mails.slice(index).map((other) => ({ otherMails: [one, other] })),
);
/** The days that rules name, what lies between them, and before and behind. */
const dates: readonly Subject[] = ["2023-12-31", "2024-01-01", "2024-01-02", "2024-01-03"]
  .flatMap((day) => [day, `${day}T12:00:00`])
  .concat("")
  .map((employeeHireDate) => ({ employeeHireDate }));
const truths: readonly Subject[] = [{}, { accountEnabled: true }, { accountEnabled: false }];

/** Comparisons of one property, and everybody who can make a difference between them. */
interface World {
  readonly comparison: fc.Arbitrary<string>;
  readonly everybody: readonly Subject[];
}

const quoted = (values: readonly string[]): string[] => values.map((value) => `"${value}"`);

/** The texts and patterns are such that everybody who matters is among those that there are. */
const comparisonOf = (
  path: string,
  texts: readonly string[],
  patterns: readonly string[],
): fc.Arbitrary<string> => {
  const single =
    "-eq -ne -startsWith -notStartsWith -endsWith -notEndsWith -contains -notContains".split(" ");
  const written = (operators: readonly string[], values: readonly string[]): fc.Arbitrary<string> =>
    fc
      .tuple(fc.constantFrom(...operators), fc.constantFrom(...values))
      .map(([operator, value]) => `${path} ${operator} ${value}`);
  return fc.oneof(
    { weight: 6, arbitrary: written(single, quoted(texts)) },
    { weight: 2, arbitrary: written(["-match", "-notMatch"], quoted(patterns)) },
    { weight: 1, arbitrary: written(["-in", "-notIn"], ['["a", "ab"]']) },
    { weight: 1, arbitrary: fc.constantFrom(`${path} -ne null`, `-not (${path} -ne null)`) },
  );
};

const ofItem = comparisonOf("_", ["a", "b"], ["^a", "[^a]"]);

const worlds: Readonly<Record<string, World>> = {
  texts: {
    comparison: comparisonOf("user.city", ["a", "b", "ab"], ["^a", "b$", "^ab?$", "[^a]", "a.b"]),
    everybody: cities,
  },
  collections: {
    comparison: fc.oneof(
      fc
        .tuple(fc.constantFrom("-any", "-all"), ofItem)
        .map(([quantifier, body]) => `user.otherMails ${quantifier} (${body})`),
      fc
        .tuple(fc.constantFrom("-any", "-all"), ofItem, fc.constantFrom("-and", "-or"), ofItem)
        .map(
          ([quantifier, a, connective, b]) =>
            `user.otherMails ${quantifier} ((${a}) ${connective} (${b}))`,
        ),
      fc.constant("user.otherMails -ne null"),
    ),
    everybody: lists,
  },
  dates: {
    comparison: fc
      .tuple(
        fc.constantFrom("-eq", "-ne", "-ge", "-le"),
        fc.constantFrom("2024-01-01", "2024-01-02", "2024-01-03"),
      )
      .map(([operator, date]) => `user.employeeHireDate ${operator} ${date}`),
    everybody: dates,
  },
  booleans: {
    comparison: fc
      .tuple(fc.constantFrom("-eq", "-ne"), fc.constantFrom("true", "false"))
      .map(([operator, value]) => `user.accountEnabled ${operator} ${value}`),
    everybody: truths,
  },
};

/** Two or three comparisons, joined in any way. */
const rulesOf = ({ comparison }: World, most: number): fc.Arbitrary<string> => {
  const part = fc
    .tuple(comparison, fc.constantFrom("", "", "-not "))
    .map(([text, not]) => `${not}(${text})`);
  const connective = fc.constantFrom("-and", "-or");
  const two = fc.tuple(part, connective, part).map((parts) => parts.join(" "));
  const three = fc
    .tuple(part, connective, part, connective, part)
    .map(([a, outer, b, inner, c]) => `${a} ${outer} (${b} ${inner} ${c})`);
  return most === 2 ? two : fc.oneof(two, three);
};

/** Every part of a rule. */
function* partsOf(part: Expression): Generator<Span> {
  yield part.span;
  if (part.kind === "and" || part.kind === "or")
    for (const operand of part.operands) yield* partsOf(operand);
  else if (part.kind === "not") yield* partsOf(part.operand);
  else if (part.kind === "quantified") yield* partsOf(part.body);
}

/** Whether a part of a rule makes no difference for anybody. */
function isAnyNeedless({ rule }: CheckedRule, everybody: readonly Subject[]): boolean {
  if (rule.kind === "direct-reports") return false;
  const answers = answersOf(rule, everybody);
  return [...partsOf(rule)].some((span) =>
    (["always", "never"] as const).some((constant) => {
      const other = replaced(rule, span, constant);
      return other !== undefined && answersOf(other, everybody) === answers;
    }),
  );
}

function answersOf(rule: Rule, everybody: readonly Subject[]): string {
  const holds = compile(checkedOf(rule));
  return everybody.map((subject) => (holds(subject) ? "1" : "0")).join("");
}

const isExact = (
  world: World,
  most: number,
  says: (rule: CheckedRule) => boolean,
): fc.IProperty<[string]> =>
  fc.property(rulesOf(world, most), (text) => {
    const rule = checkedOf(text);
    expect(says(rule), text).toBe(isAnyNeedless(rule, world.everybody));
  });

describe("something is said if and only if a part makes no difference", () => {
  test.each<[string, number, number]>([
    ["texts", 3, 300],
    ["collections", 2, 120],
    ["dates", 3, 250],
    ["booleans", 3, 150],
  ])("%s", (name, most, numRuns) => {
    const world = worlds[name];
    if (world === undefined) throw new Error(name);
    fc.assert(isExact(world, most, isSomethingSaid), { numRuns });
  });

  test.each<[string, (rule: CheckedRule) => boolean]>([
    ["nothing is ever said", () => false],
    [
      "what is said twice is all",
      (rule) => lint(rule).some(({ code }) => code === "repeated-comparison"),
    ],
    ["contradictions are all", (rule) => lint(rule).some(({ code }) => code === "contradiction")],
  ])("a planted fault is seen: %s", (_name, says) => {
    const { texts } = worlds;
    if (texts === undefined) throw new Error("texts");
    expect(isSeen(isExact(texts, 3, says))).toBe(true);
  });
});

/** Comparisons of a text, all of which must hold. */
const conjunctions = fc
  .array(
    comparisonOf("user.city", ["a", "b", "ab"], ["^a", "[^a]"]).filter(
      (text) => !text.startsWith("-not"),
    ),
    { minLength: 2, maxLength: 3 },
  )
  .map((parts) => parts.join(" -and "));

const isWarnedOfUnset = (says: (rule: CheckedRule) => boolean): fc.IProperty<[string]> =>
  fc.property(conjunctions, (text) => {
    const rule = checkedOf(text);
    const holds = compile(rule);
    const isMeant = holds({}) && cities.some((subject) => subject["city"] !== "" && holds(subject));
    const isNegated = /-not|-ne (?!null)/u.test(text);
    expect(says(rule), text).toBe(isNegated && isMeant);
  });

const isWarned = (rule: CheckedRule): boolean =>
  lint(rule).some(({ code }) => code === "negation-matches-unset");

describe("negation-matches-unset is said if and only if those without the attribute are let in beside others", () => {
  test("by what must hold together", () => {
    fc.assert(isWarnedOfUnset(isWarned), { numRuns: 300 });
  });

  test("a planted fault is seen: whatever is negated is told", () => {
    expect(isSeen(isWarnedOfUnset(({ text = "" }) => /-not|-ne (?!null)/u.test(text)))).toBe(true);
  });
});

test.each([
  ['user.city -startsWith "ab" -and user.city -match "^b"', "contradiction"],
  ['user.city -ne "a" -or user.city -ne "b"', "always-true"],
  [
    'user.city -startsWith "a" -and user.city -notContains "b" -and user.city -match "^.b"',
    "contradiction",
  ],
  [
    'user.city -in ["a", "b", "c"] -and user.city -ne "a" -and user.city -notIn ["b", "C"]',
    "contradiction",
  ],
  ['user.city -ne "a" -or user.city -startsWith "a" -or user.state -eq "x"', "always-true"],
  [
    'user.otherMails -all (_ -startsWith "a") -and user.otherMails -any (_ -endsWith "b" -and _ -match "^[^a]")',
    "contradiction",
  ],
  [
    "user.employeeHireDate -ge 2024-01-01 -and user.employeeHireDate -le 2024-01-01 -and user.employeeHireDate -ne 2024-01-01",
    "contradiction",
  ],
  [
    "user.employeeHireDate -ge system.now -and user.employeeHireDate -le system.now -minus P1D",
    "contradiction",
  ],
  ['user.city -eq "a" -or (user.state -eq "x" -and user.city -in ["A"])', "shadowed-branch"],
])("%s: %s", (rule, code) => {
  expect(lint(checkedOf(rule)).map((diagnostic) => diagnostic.code)).toContain(code);
});
