import * as fc from "fast-check";
import { parse, print, type SubjectKind } from "../../src/index.ts";
import type { GroupRule } from "./changes.ts";

/**
 * Rules that have much in common: a few comparisons, in every shape (alone, joined, negations only, nests), so that
 * they ask the same of the same property, in part or in other words.
 */
export function crowdedRule(
  kind: SubjectKind,
  asks: readonly string[] = comparisonsOf(kind),
): fc.Arbitrary<GroupRule> {
  return fc
    .oneof(
      { weight: 20, arbitrary: condition(asks) },
      ...(kind === "user" ? [{ weight: 1, arbitrary: fc.constantFrom(...wholeRules) }] : []),
    )
    .map((text) => ({ kind, rule: ruleIn(text) }));
}

/** Rules about users that read the clock, alone or beside something else. */
export const crowdedClockRule = (): fc.Arbitrary<GroupRule> =>
  crowdedRule("user", [
    ...comparisonsOf("user").filter((ask) => ask.includes("system.now")),
    'user.department -eq "Sales"',
  ]);

function ruleIn(text: string): GroupRule["rule"] {
  const result = parse(text);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.diagnostics)}`);
  return Object.assign({}, result.value, { [fc.toStringMethod]: () => print(result.value) });
}

function condition(asks: readonly string[]): fc.Arbitrary<string> {
  const ask = fc.constantFrom(...asks);
  const negated = ask.map((one) => `-not (${one})`);
  return fc.oneof(
    { weight: 2, arbitrary: ask },
    { weight: 4, arbitrary: joined(ask, "-and") },
    { weight: 2, arbitrary: joined(ask, "-or") },
    { weight: 1, arbitrary: negated },
    { weight: 1, arbitrary: joined(negated, "-and") },
    { weight: 1, arbitrary: joined(joined(ask, "-or"), "-and") },
    { weight: 1, arbitrary: joined(joined(fc.oneof(ask, negated), "-and"), "-or") },
    { weight: 1, arbitrary: joined(joined(negated, "-or"), "-and").map((one) => `-not (${one})`) },
  );
}

const joined = (operand: fc.Arbitrary<string>, by: "-and" | "-or"): fc.Arbitrary<string> =>
  fc
    .array(operand, { minLength: 2, maxLength: 4 })
    .map((operands) => operands.map((one) => `(${one})`).join(` ${by} `));

/** What is asked of each property. */
const asked: Readonly<Record<SubjectKind, Readonly<Record<string, readonly string[]>>>> = {
  user: {
    department: [
      '-eq "Sales"',
      '-eq "IT"',
      '-ne "Sales"',
      "-eq null",
      '-in ["Sales", "IT"]',
      '-in ["it", "HR", "Sales"]',
      '-notIn ["HR", "Sales"]',
      '-startsWith "s"',
      '-contains "A"',
      '-match "^.a"',
      '-notContains "l"',
    ],
    city: ['-eq "Oslo"', '-ne "Oslo"', '-in ["Oslo", "Bergen"]', '-notStartsWith "o"'],
    accountEnabled: ["-eq true", "-eq true", "-ne true", "-eq false", "-ne null"],
    userType: ['-eq "Guest"', '-ne "Guest"'],
    mail: [
      '-endsWith "@x.org"',
      '-eq "3@x.org"',
      '-contains "1"',
      "-ne null",
      '-notMatch "[0-9][0-9]"',
      '-startsWith "1"',
      '-notEndsWith "org"',
      '-match "^[1-3]@"',
    ],
    otherMails: [
      '-any (_ -eq "a")',
      '-all (_ -startsWith "a")',
      '-contains "b"',
      "-eq null",
      '-any (_ -ne "a" -and -not (_ -eq "b"))',
      "-ne null",
    ],
    proxyAddresses: ['-all (_ -notContains "b")', '-notIn ["a", "b"]', '-eq "AB"'],
    assignedPlans: [
      '-any (assignedPlan.service -eq "exchange")',
      '-all (assignedPlan.capabilityStatus -eq "Enabled")',
      '-any (assignedPlan.service -eq "teams" -and assignedPlan.capabilityStatus -ne "Deleted")',
      "-ne null",
    ],
    employeeHireDate: [
      "-le system.now",
      "-ge system.now",
      "-le system.now -plus P7D",
      "-ge system.now -minus P1D",
      "-ge system.now -plus P7D",
      "-ge 2024-12-19T12:00:00Z",
      "-ne null",
      '-eq "2024-12-19T12:00:00Z"',
    ],
    extension_0123456789abcdef0123456789abcdef_Level: ['-eq "2"', '-in ["1", "2"]'],
    EXTENSION_0123456789ABCDEF0123456789ABCDEF_level: ['-ne "2"', "-eq null"],
    objectId: ['-eq "ANN"', "-ne null", '-in ["ann", "both"]', '-notContains "o"'],
  },
  device: {
    deviceOSType: ['-eq "iOS"', '-ne "iOS"', '-in ["iOS", "Android"]'],
    deviceOSVersion: ['-ge "10.2"', '-le "12"', '-startsWith "1"', "-ne null"],
    accountEnabled: ["-eq true", "-ne true"],
    systemLabels: ['-contains "a"', '-any (_ -eq "b")'],
    objectId: ["-ne null", '-eq "both"'],
  },
};

const comparisonsOf = (kind: SubjectKind): string[] =>
  Object.entries(asked[kind]).flatMap(([property, asks]) =>
    asks.map((ask) => `${kind}.${property} ${ask}`),
  );

/** Rules that stand alone. */
const wholeRules: readonly string[] = [
  'user.memberOf -any (group.objectId -in ["ann", "bob"])',
  'Direct Reports for "62e19b97-8b3d-4d4a-a106-4ce66896a863"',
];
