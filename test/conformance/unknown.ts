import type { Subject } from "./truth-row.ts";

/** What `evaluate` answers when `unknown` names the properties that nobody looked up. */
export interface UnknownRow {
  readonly rule: string;
  readonly subject: Subject;
  readonly unknown: readonly string[];
  readonly expected: boolean | "unknown";
  readonly why: string;
}

type Case = readonly [
  subject: Subject,
  unknown: readonly string[],
  expected: boolean | "unknown",
  why: string,
];

function asked(rule: string, ...cases: readonly Case[]): UnknownRow[] {
  return cases.map(([subject, unknown, expected, why]) => ({
    rule,
    subject,
    unknown,
    expected,
    why,
  }));
}

const values = { T: true, F: false, U: "unknown" } as const;
type Letter = keyof typeof values;

const held = (letter: string): string => (letter === "T" ? "1" : "0");

/** The nine cells of a connective of city and state, each true, false or unknown. */
function kleene(rule: string, cells: string): UnknownRow[] {
  const worlds = ["TT", "TF", "TU", "FT", "FF", "FU", "UT", "UF", "UU"];
  return worlds.map((world, index) => ({
    rule,
    subject: { city: held(world.charAt(0)), state: held(world.charAt(1)) },
    unknown: ["city", "state"].filter((_name, place) => world.charAt(place) === "U"),
    expected: values[cells.replaceAll(" ", "").charAt(index) as Letter],
    why: `the cell ${world}`,
  }));
}

const A = 'user.city -eq "1"';
const B = 'user.state -eq "1"';

const tables = [
  ...kleene(`${A} -and ${B}`, "           TFU FFF UFU"),
  ...kleene(`${A} -or ${B}`, "            TTT TFU TUU"),
  ...kleene(`-not ${A} -and ${B}`, "      FFF TFU UFU"),
  ...kleene(`-not (${A} -and ${B})`, "    FTU TTT UTU"),
  ...kleene(`-not (${A} -or ${B})`, "     FFF FTU FUU"),
  ...kleene(`(${A} -or ${B}) -and ${A}`, "TTT FFF UUU"),
  ...kleene(`-not -not ${A} -or ${B}`, "  TTT TFU TUU"),
];

const comparisons = [
  ...[
    'user.city -eq "1"',
    'user.city -ne "1"',
    'user.city -startsWith "1"',
    'user.city -notStartsWith "1"',
    'user.city -endsWith "1"',
    'user.city -notEndsWith "1"',
    'user.city -contains "1"',
    'user.city -notContains "1"',
    'user.city -match "1"',
    'user.city -notMatch "1"',
    'user.city -in ["1"]',
    'user.city -notIn ["1"]',
    "user.city -eq null",
    "user.city -ne null",
    'user.city -eq ""',
    'user.city -ne ""',
    'user.city -contains ""',
    'user.city -match ""',
  ].flatMap((rule) =>
    asked(
      rule,
      [{}, ["city"], "unknown", "a missing value"],
      [{ city: "1" }, ["city"], "unknown", "even where the subject holds a value"],
      [{ city: null }, ["city"], "unknown", "even where it holds null"],
    ),
  ),
  ...asked("-not (user.city -eq null)", [{}, ["city"], "unknown", "negated"]),
  ...asked("user.accountEnabled -eq true", [{}, ["accountEnabled"], "unknown", "a boolean"]),
  ...asked("user.accountEnabled -ne true", [
    { accountEnabled: true },
    ["accountEnabled"],
    "unknown",
    "a boolean that is there",
  ]),
  ...asked("user.employeeHireDate -ge 2024-01-01", [
    { employeeHireDate: "2024-02-01" },
    ["employeeHireDate"],
    "unknown",
    "a date",
  ]),
  ...asked('device.deviceOSVersion -ge "10.0"', [
    { deviceOSVersion: "x" },
    ["deviceOSVersion"],
    "unknown",
    "a version, even where no version is held",
  ]),
  ...asked('user.extensionAttribute3 -eq "x"', [
    {},
    ["extensionAttribute3"],
    "unknown",
    "an extension attribute",
  ]),
];

const tautologies = [
  ...asked(`${A} -or -not ${A}`, [{}, ["city"], "unknown", "a tautology stays unknown"]),
  ...asked(`${A} -and -not ${A}`, [{}, ["city"], "unknown", "a contradiction too"]),
  ...asked("user.city -eq null -or user.city -ne null", [
    { city: "1" },
    ["city"],
    "unknown",
    "set or unset, nobody knows which",
  ]),
  ...asked('user.city -eq "1" -or user.city -ne "1"', [{}, ["city"], "unknown", "either way"]),
  ...asked(`${A} -or -not ${A} -or ${B}`, [
    { state: "1" },
    ["city"],
    true,
    "something known decides it",
  ]),
];

const quantifiers = [
  ...[
    'user.otherMails -any (_ -eq "a")',
    'user.otherMails -all (_ -eq "a")',
    "user.otherMails -any (_ -ne null)",
    'user.otherMails -all (_ -ne "")',
    'user.otherMails -contains "a"',
    'user.otherMails -notContains "a"',
    "user.otherMails -eq null",
    "user.otherMails -ne null",
  ].flatMap((rule) =>
    asked(
      rule,
      [{}, ["otherMails"], "unknown", "a missing collection"],
      [{ otherMails: [] }, ["otherMails"], "unknown", "an empty collection"],
      [{ otherMails: ["a"] }, ["otherMails"], "unknown", "a collection that holds something"],
    ),
  ),
  ...asked(
    'user.assignedPlans -any (assignedPlan.service -eq "SCO")',
    [{}, ["assignedPlans"], "unknown", "plans"],
    [{ assignedPlans: [{ service: "SCO" }] }, ["service"], true, "the item is not a property"],
  ),
  ...asked("user.assignedPlans -eq null", [{}, ["assignedPlans"], "unknown", "plans and null"]),
  ...asked(
    `user.otherMails -any (_ -eq "a") -and ${A}`,
    [{ city: "0" }, ["otherMails"], false, "the other half decides"],
    [{ city: "1" }, ["otherMails"], "unknown", "the other half does not decide"],
  ),
  ...asked(`user.otherMails -all (_ -eq "a") -or ${A}`, [
    { city: "1" },
    ["otherMails"],
    true,
    "the other half decides",
  ]),
];

const boss = "62e19b97-8b3d-4d4a-a106-4ce66896a863";

const specialRules = [
  ...asked(
    `Direct Reports for "${boss}"`,
    [{ manager: boss }, ["manager"], "unknown", "the manager is not known"],
    [{ manager: boss }, ["objectId"], true, "the rule reads nothing else"],
  ),
  ...asked(
    `user.memberOf -any (group.objectId -in ["${boss}"])`,
    [{ memberOf: [boss] }, ["memberOf"], "unknown", "the groups are not known"],
    [{ memberOf: [boss] }, ["objectId"], true, "the group's id is not the user's"],
  ),
];

const unread = [
  ...asked(
    A,
    [{ city: "1" }, ["state"], true, "a property that the rule does not read"],
    [{ city: "0" }, ["state", "country"], false, "several of them"],
    [{}, ["state"], false, "unset is known to be unset"],
    [{ city: "1" }, ["noSuchProperty"], true, "no property at all"],
    [{ city: "1" }, [""], true, "not even a name"],
    [{ city: "1" }, [], true, "nothing unknown"],
  ),
  ...asked(`${A} -or ${B}`, [{ city: "1" }, ["state"], true, "read, but the known half decides"]),
];

/** Three-valued answers by strong Kleene tables. */
export const unknownRows: readonly UnknownRow[] = [
  ...tables,
  ...comparisons,
  ...tautologies,
  ...quantifiers,
  ...specialRules,
  ...unread,
];
