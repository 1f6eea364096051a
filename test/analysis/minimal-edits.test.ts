/**
 * Minimal edits: what comes out has the wanted membership by the reference evaluator, no other subject's values of fewer
 * attributes have it, and where it is said that nothing helps, nobody's values do.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type EditSet, minimalEdits, type MinimalEdits } from "../../src/analysis/minimal-edits.ts";
import type { MinimalEditsOptions } from "../../src/analysis/minimal-edits-options.ts";
import { changed } from "../../src/analysis/minimal/change.ts";
import { check, type CheckedRule, print, type Rule, type Subject } from "../../src/index.ts";
import { crowdedRule } from "../arbitraries/crowded-rules.ts";
import { noon } from "../arbitraries/dates.ts";
import { legalRule } from "../arbitraries/rules.ts";
import { type DrawnSubject, subjectFor } from "../arbitraries/subjects.ts";
import { isSeen } from "../laws/planted.ts";
import { referenceMatches } from "../oracle/reference.ts";

function checked(rule: string | Rule): CheckedRule {
  const result = check(rule, { limits: { length: 100_000 } });
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.value;
}

const editsOf = (
  rule: string,
  subject: Subject,
  options: MinimalEditsOptions = {},
): readonly unknown[] => {
  const found = minimalEdits(checked(rule), subject, { now: noon, ...options });
  expect(found).toMatchObject({ kind: "edits", isProved: true });
  return found.kind === "edits" ? found.edits.map(triple) : [];
};

const triple = ({ property, before, after }: EditSet["edits"][number]): unknown => [
  property,
  before,
  after,
];

const either = (one: string, other: string): string =>
  `(user.${one} -eq "a" -or user.${other} -eq "b")`;

const sales = 'user.department -eq "Sales" -and user.country -in ["NO", "SE"]';
const plan = { service: "exchange", capabilityStatus: "Enabled" };

describe("minimalEdits", () => {
  test.for<[string, string, Subject, readonly unknown[]]>([
    ["sets what the rule names", sales, { country: "no" }, [["department", undefined, "Sales"]]],
    [
      "sets two where one will not do",
      sales,
      { department: "IT", country: "DE", city: "Oslo" },
      [
        ["department", "IT", "Sales"],
        ["country", "DE", "NO"],
      ],
    ],
    [
      "clears before it makes something up",
      sales,
      { department: "Sales", country: "NO" },
      [["department", "Sales", undefined]],
    ],
    [
      "keeps what stands before an address",
      'user.mail -endsWith "contoso.com"',
      { mail: "kim@fabrikam.com" },
      [["mail", "kim@fabrikam.com", "kim@contoso.com"]],
    ],
    [
      "takes a whole address, where there is none",
      'user.mail -endsWith "contoso.com"',
      { mail: "none" },
      [["mail", "none", "kim.berg@contoso.com"]],
    ],
    [
      "keeps what an affix stands beside",
      'user.displayName -endsWith "(Ext)" -and user.department -startsWith "EU-"',
      { displayName: "Kim Berg", department: "Sales" },
      [
        ["displayName", "Kim Berg", "Kim Berg (Ext)"],
        ["department", "Sales", "EU-Sales"],
      ],
    ],
    [
      "takes a word as it is",
      'user.department -startsWith "Sales"',
      { department: "IT" },
      [["department", "IT", "Sales"]],
    ],
    [
      "takes the other boolean",
      "user.accountEnabled -eq true",
      { accountEnabled: true },
      [["accountEnabled", true, false]],
    ],
    [
      "takes the other value of a vocabulary",
      'user.userType -eq "Guest"',
      { userType: "guest" },
      [["userType", "guest", "Member"]],
    ],
    [
      "never goes beyond a vocabulary",
      'user.userType -in ["Partner", "Guest"]',
      { userType: "Member" },
      [["userType", "Member", "Guest"]],
    ],
    [
      "prefers one attribute to two",
      '(user.city -eq "Oslo" -and user.country -eq "NO") -or user.jobTitle -eq "Boss"',
      {},
      [["jobTitle", undefined, "Boss"]],
    ],
    [
      "adds to a collection",
      'user.proxyAddresses -any (_ -eq "smtp:a@x.org")',
      { proxyAddresses: ["SMTP:b@x.org"] },
      [["proxyAddresses", ["SMTP:b@x.org"], ["SMTP:b@x.org", "smtp:a@x.org"]]],
    ],
    [
      "takes the offending items out of a collection",
      'user.proxyAddresses -all (_ -endsWith "@x.org")',
      { proxyAddresses: ["a@x.org", "b@y.org", "c@x.org", "d@y.org"] },
      [["proxyAddresses", ["a@x.org", "b@y.org", "c@x.org", "d@y.org"], ["a@x.org", "c@x.org"]]],
    ],
    [
      "clears a collection whose only item offends",
      'user.otherMails -notContains "x"',
      { otherMails: ["x"] },
      [["otherMails", ["x"], undefined]],
    ],
    [
      "keeps the plans",
      'user.assignedPlans -any (assignedPlan.service -eq "teams")',
      { assignedPlans: [plan] },
      [["assignedPlans", [plan], [plan, { service: "teams" }]]],
    ],
    [
      "takes a date at the border",
      "user.employeeHireDate -ge system.now -minus P1D",
      { employeeHireDate: "2020-01-01" },
      [["employeeHireDate", "2020-01-01", "2024-12-18T12:00:00.000Z"]],
    ],
    [
      "names the manager",
      'Direct Reports for "62e19b97-8b3d-4d4a-a106-4ce66896a863"',
      {},
      [["manager", undefined, "62e19b97-8b3d-4d4a-a106-4ce66896a863"]],
    ],
    [
      "goes beyond a value outside of the vocabulary",
      'user.userType -eq "Partner" -and user.city -eq "Oslo"',
      { userType: "Partner" },
      [["city", undefined, "Oslo"]],
    ],
  ])("%s", ([, rule, subject, expected]) => {
    expect(editsOf(rule, subject)).toEqual(expected);
  });

  test("replaces an extension property that stands in another letter case", () => {
    const name = "extension_0123456789abcdef0123456789abcdef_Level";
    const found = minimalEdits(checked(`user.${name} -eq "2"`), { [name.toUpperCase()]: "1" });
    expect(found).toMatchObject({
      edits: [{ property: name, before: "1", after: "2" }],
      subject: { [name]: "2" },
    });
  });

  test("lists as many edits of other attributes", () => {
    const found = minimalEdits(checked(sales), { department: "Sales", country: "NO" });
    expect(found).toMatchObject({
      alternatives: [{ edits: [{ property: "country" }], subject: { department: "Sales" } }],
    });
    expect(
      minimalEdits(checked(sales), { department: "Sales", country: "NO" }, { alternatives: 0 }),
    ).toMatchObject({ alternatives: [] });
  });

  test("does nothing where the rule says already what is wanted", () => {
    expect(minimalEdits(checked(sales), {}, { wanted: false })).toEqual({ kind: "none needed" });
  });

  test("changes no attribute that is locked", () => {
    expect(minimalEdits(checked(sales), {}, { locked: ["Country"] })).toEqual({
      kind: "impossible",
    });
    expect(minimalEdits(checked('user.objectId -eq "a"'), { objectId: "b" })).toEqual({
      kind: "impossible",
    });
    expect(
      minimalEdits(checked('user.objectId -eq "a"'), { objectId: "b" }, { locked: [] }),
    ).toMatchObject({ edits: [{ after: "a" }] });
  });

  test("knows what no change can do", () => {
    const rule = checked('user.department -eq "a" -and user.department -eq "b"');
    expect(minimalEdits(rule, { department: "a" })).toEqual({ kind: "impossible" });
  });

  test("needs the time of a rule that reads the clock", () => {
    const rule = checked("user.employeeHireDate -ge system.now");
    expect(() => minimalEdits(rule, {})).toThrow(TypeError);
  });

  test.for([-1, 1.5, Number.NaN])("refuses %d alternatives", (alternatives) => {
    expect(() => minimalEdits(checked(sales), {}, { alternatives })).toThrow(TypeError);
  });

  test("names that mean something to JavaScript are names", () => {
    const found = minimalEdits(checked('user.department -eq "__proto__"'), { department: "" });
    expect(found).toMatchObject({ subject: { department: "__proto__" }, isProved: true });
    const odd = JSON.parse('{"__proto__": "kept", "city": "a"}') as Subject;
    const after = minimalEdits(checked('user.city -eq "b"'), odd);
    expect(JSON.stringify(after.kind === "edits" && after.subject)).toBe(
      '{"__proto__":"kept","city":"b"}',
    );
  });

  test("finds the smallest of many sets", () => {
    const letters = Array.from({ length: 15 }, (_none, index) => index + 1);
    const alternatives = letters
      .map((one) => `user.extensionAttribute${one} -eq "a"`)
      .join(" -and ");
    const rule = checked(`(${alternatives}) -or (user.city -eq "b" -and user.country -eq "c")`);
    const found = minimalEdits(rule, {});
    expect(found).toMatchObject({
      edits: [{ property: "city" }, { property: "country" }],
      isProved: true,
    });
    expect(minimalEdits(rule, {}, { locked: ["city"] })).toMatchObject({
      edits: letters.map((one) => ({ property: `extensionAttribute${one}`, after: "a" })),
      isProved: true,
    });
  });

  test("says so where it is not known whether fewer would do", () => {
    const pair = 'user.country -eq "a" -and user.state -eq "b"';
    const rule = checked(`user.city -match "a.{5}b" -or (${pair})`);
    const two = { kind: "edits", edits: [{ property: "country" }, { property: "state" }] };
    expect(minimalEdits(rule, {}, { budget: 5 })).toMatchObject({ ...two, isProved: false });
    expect(minimalEdits(rule, {})).toMatchObject({ edits: [{ property: "city" }], isProved: true });
  });

  test("has no answer where the budget was not enough", () => {
    const rule = checked(
      [either("city", "country"), either("state", "mail"), either("surname", "jobTitle")].join(
        " -and ",
      ),
    );
    expect(minimalEdits(rule, {}, { budget: 1 })).toMatchObject({
      kind: "undecided",
      undecided: { code: "budget" },
    });
    expect(minimalEdits(rule, {})).toMatchObject({ edits: { length: 3 }, isProved: true });
  });
});

type Finder = (rule: CheckedRule, subject: Subject, options: MinimalEditsOptions) => MinimalEdits;

interface Drawn {
  readonly rule: Rule;
  readonly subject: DrawnSubject;
  /** Others, whose values might do as well. */
  readonly others: readonly DrawnSubject[];
}

const drawnFor = (rule: Rule, kind: "user" | "device"): fc.Arbitrary<Drawn> =>
  fc.record({
    rule: fc.constant(rule),
    subject: subjectFor(rule, kind),
    others: fc.array(subjectFor(rule, kind), { minLength: 5, maxLength: 5 }),
  });

const crowded = crowdedRule("user").chain(({ rule }) => drawnFor(rule, "user"));

const anyDrawn = fc
  .constantFrom<("user" | "device")[]>("user", "device")
  .chain((kind) => legalRule(kind).chain((rule) => drawnFor(rule, kind)));

const isLeast = (cases: fc.Arbitrary<Drawn>, find: Finder): fc.IProperty<[Drawn]> =>
  fc.property(cases, ({ rule, subject, others }) => {
    const told = checked(rule);
    const wanted = !referenceMatches(rule, subject, noon);
    const found = find(told, subject, { now: noon, values: "any" });
    const said = `${print(rule)}\n${JSON.stringify(subject)}\n${JSON.stringify(found)}`;
    const open = told.reads.filter((name) => name !== "objectId");
    const fewer = (count: number): boolean =>
      others.some((other) =>
        subsetsOf(open, count).some(
          (names) => referenceMatches(rule, mixed(subject, other, names), noon) === wanted,
        ),
      );
    if (found.kind === "undecided") return;
    if (found.kind === "impossible") {
      expect(fewer(open.length), said).toBe(false);
      return;
    }
    if (found.kind === "none needed") throw new Error(said);
    for (const { edits, subject: after } of [found, ...found.alternatives]) {
      expect(referenceMatches(rule, after, noon), said).toBe(wanted);
      expect(edits.length, said).toBe(found.edits.length);
      expect(edits.length, said).toBeGreaterThan(0);
      const change = new Map(edits.map(({ property, after: value }) => [property, value]));
      expect(changed(subject, change), said).toEqual(after);
      expect(change.size, said).toBe(edits.length);
    }
    if (found.isProved) expect(fewer(found.edits.length - 1), said).toBe(false);
  });

/** A subject with another one's values of some attributes. */
const mixed = (subject: Subject, other: Subject, names: readonly string[]): Subject =>
  changed(
    subject,
    new Map(
      names.map((name) => [
        name,
        Object.entries(other).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1],
      ]),
    ),
  );

/** All sets of at most so many names. */
function subsetsOf(names: readonly string[], most: number): readonly (readonly string[])[] {
  let sets: readonly (readonly string[])[] = [[]];
  for (const name of names)
    sets = sets.flatMap((set) => (set.length < most ? [set, [...set, name]] : [set]));
  return sets;
}

/** Ways to find edits that somebody could believe in. */
const faults: Readonly<Record<string, Finder>> = {
  "every attribute is changed": (rule, subject, options) => {
    const found = minimalEdits(rule, subject, options);
    if (found.kind !== "edits") return found;
    const have = new Set(found.edits.map(({ property }) => property));
    const more = rule.reads
      .filter((name) => !have.has(name))
      .map((property) => ({ property, before: subject[property], after: subject[property] }));
    const edits = [...found.edits, ...more];
    const change = new Map(edits.map(({ property, after }) => [property, after]));
    return { ...found, edits, subject: changed(subject, change), alternatives: [] };
  },
  "the last edit is left out": (rule, subject, options) => {
    const found = minimalEdits(rule, subject, options);
    if (found.kind !== "edits") return found;
    const edits = found.edits.slice(1);
    const change = new Map(edits.map(({ property, after }) => [property, after]));
    return { ...found, edits, subject: changed(subject, change), alternatives: [] };
  },
  "what takes two edits is taken to be impossible": (rule, subject, options) => {
    const found = minimalEdits(rule, subject, options);
    return found.kind === "edits" && found.edits.length > 1 ? { kind: "impossible" } : found;
  },
  "the time is another": (rule, subject, options) =>
    minimalEdits(rule, subject, { ...options, now: new Date(0) }),
};

describe("no fewer attributes will do", () => {
  test("of rules that have much in common", () => {
    fc.assert(isLeast(crowded, minimalEdits), { numRuns: 150 });
  });

  test("of any rules", () => {
    fc.assert(isLeast(anyDrawn, minimalEdits), { numRuns: 150 });
  });

  test("rules that have much in common are always decided, and proved", () => {
    fc.assert(
      fc.property(crowded, ({ rule, subject }) => {
        const found = minimalEdits(checked(rule), subject, { now: noon });
        expect(found.kind === "impossible" || (found.kind === "edits" && found.isProved)).toBe(
          true,
        );
      }),
      { numRuns: 150 },
    );
  });

  test.for(Object.entries(faults))("sees a planted fault: %s", ([, faulty]) => {
    expect(isSeen(isLeast(crowded, faulty))).toBe(true);
  });
});
