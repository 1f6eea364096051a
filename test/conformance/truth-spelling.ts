import { given, type Subject, type TruthRow } from "./truth-row.ts";

/** With and without the hyphen, in camel case, small, capital and mixed letters. */
function forms(word: string): string[] {
  const mixed = word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
  const cases = [word, word.toLowerCase(), word.toUpperCase(), mixed];
  return [...new Set(cases.flatMap((form) => [`-${form}`, form]))];
}

interface Spelling {
  readonly word: string;
  readonly rule: (operator: string) => string;
  readonly inside: Subject;
  readonly outside: Subject;
}

const city = (word: string, value: string, inside: string, outside: string): Spelling => ({
  word,
  rule: (operator) => `user.city ${operator} ${value}`,
  inside: { city: inside },
  outside: { city: outside },
});

const comparisons: readonly Spelling[] = [
  city("eq", '"Oslo"', "Oslo", "Bergen"),
  city("ne", '"Oslo"', "Bergen", "Oslo"),
  city("startsWith", '"Os"', "Oslo", "Bergen"),
  city("notStartsWith", '"Os"', "Bergen", "Oslo"),
  city("endsWith", '"lo"', "Oslo", "Bergen"),
  city("notEndsWith", '"lo"', "Bergen", "Oslo"),
  city("contains", '"sl"', "Oslo", "Bergen"),
  city("notContains", '"sl"', "Bergen", "Oslo"),
  city("match", '"^O"', "Oslo", "Bergen"),
  city("notMatch", '"^O"', "Bergen", "Oslo"),
  city("in", '["Oslo"]', "Oslo", "Bergen"),
  city("notIn", '["Oslo"]', "Bergen", "Oslo"),
];

const orderings: readonly Spelling[] = [
  {
    word: "ge",
    rule: (operator) => `user.employeeHireDate ${operator} 2024-01-02`,
    inside: { employeeHireDate: "2024-01-03" },
    outside: { employeeHireDate: "2024-01-01" },
  },
  {
    word: "le",
    rule: (operator) => `user.employeeHireDate ${operator} 2024-01-02`,
    inside: { employeeHireDate: "2024-01-01" },
    outside: { employeeHireDate: "2024-01-03" },
  },
];

const quantifiers: readonly Spelling[] = [
  {
    word: "any",
    rule: (operator) => `user.otherMails ${operator} (_ -eq "a")`,
    inside: { otherMails: ["a", "b"] },
    outside: { otherMails: ["b"] },
  },
  {
    word: "all",
    rule: (operator) => `user.otherMails ${operator} (_ -eq "a")`,
    inside: { otherMails: ["a", "a"] },
    outside: { otherMails: ["a", "b"] },
  },
];

const logical: readonly Spelling[] = [
  {
    word: "and",
    rule: (operator) => `user.city -eq "a" ${operator} user.state -eq "b"`,
    inside: { city: "a", state: "b" },
    outside: { city: "a" },
  },
  {
    word: "or",
    rule: (operator) => `user.city -eq "a" ${operator} user.state -eq "b"`,
    inside: { state: "b" },
    outside: { city: "b" },
  },
  {
    word: "not",
    rule: (operator) => `${operator} user.city -eq "a"`,
    inside: { city: "b" },
    outside: { city: "a" },
  },
];

const spelled = [...comparisons, ...orderings, ...quantifiers, ...logical].flatMap(
  ({ word, rule, inside, outside }) =>
    forms(word).flatMap((operator) =>
      given(
        rule(operator),
        [inside, true, `\`${operator}\` is -${word}`],
        [outside, false, `\`${operator}\` is -${word}`],
      ),
    ),
);

const stepped = forms("plus").map((operator): TruthRow => ({
  rule: `user.employeeHireDate -ge system.now ${operator} P1D`,
  subject: { employeeHireDate: "2024-01-02" },
  expected: true,
  why: `\`${operator}\` is -plus`,
  now: new Date("2024-01-01T00:00:00Z"),
}));

const steppedBack = forms("minus").map((operator): TruthRow => ({
  rule: `user.employeeHireDate -le system.now ${operator} P1D`,
  subject: { employeeHireDate: "2024-01-01" },
  expected: false,
  why: `\`${operator}\` is -minus`,
  now: new Date("2024-01-01T12:00:00Z"),
}));

const mixed = [
  ...given(
    'user.city eq "Oslo" -and (user.state -ne "x" or NOT user.country startswith "N")',
    [{ city: "Oslo", state: "y" }, true, "both forms in one rule"],
    [{ city: "Oslo", state: "x", country: "Norway" }, false, "both forms in one rule"],
  ),
  ...given(
    'user.otherMails any(_ contains "@contoso.com")and user.city -endsWith"lo"',
    [{ otherMails: ["a@contoso.com"], city: "Oslo" }, true, "no space beside ( ) and quotes"],
    [{ otherMails: ["a@contoso.com"] }, false, "no space beside ( ) and quotes"],
  ),
  ...given('user.city-eq"Oslo"', [{ city: "Oslo" }, true, "a missing space is only a warning"]),
  ...given('user.otherMails -any (_-contains "x")', [
    { otherMails: ["axb"] },
    true,
    "a missing space behind the item is only a warning",
  ]),
];

/** Every operator in every way of writing it. */
export const spellingRows: readonly TruthRow[] = [...spelled, ...stepped, ...steppedBack, ...mixed];
