import { describe, expect, test } from "vitest";
import {
  type AnalysisOptions,
  check,
  type CheckedRule,
  difference,
  disjoint,
  equivalent,
  implies,
  type Limits,
  print,
  satisfiable,
} from "../../src/index.ts";
import { verbs } from "../laws/analysis-verbs.ts";
import { answersOf, faultsOf as verbFaults } from "../laws/verb-faults.ts";

function checked(text: string, limits: Partial<Limits> = {}): CheckedRule {
  const result = check(text, { limits });
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics).slice(0, 500));
  return result.value;
}

/**
 * What is wrong with the answers to two rules; nothing is where each holds, or has a witness that shows it, or is none for
 * want of work, and none contradicts another one.
 */
function faultsOf(a: CheckedRule, b: CheckedRule, options: AnalysisOptions = {}): unknown[] {
  const pair = { a, b, options: { ...options, values: "catalogued" as const } };
  const answers = answersOf(verbs, pair);
  const codes = answers.flatMap(({ verdict }) =>
    verdict.holds === undefined ? [verdict.undecided.code] : [],
  );
  const holds = new Map(answers.map(({ verb, verdict }) => [verb, verdict.holds]));
  const hasSide = [holds.get("difference, a"), holds.get("difference, b")].some(
    (side) => side === false,
  );
  const isAtOdds = holds.get("equivalent") === hasSide;
  return [
    ...verbFaults(answers, pair),
    ...codes.filter((code) => code === "unproved"),
    ...(isAtOdds && codes.length === 0 ? ["the answers contradict each other"] : []),
  ];
}

const names = (length: number, prefix: string): string[] =>
  Array.from({ length }, (_, index) => `${prefix}${index}`);
const quoted = (values: readonly string[]): string =>
  values.map((value) => `"${value}"`).join(", ");
const attribute = (index: number): string => `user.extensionAttribute${(index % 15) + 1}`;

/** As many parts as a rule of 3,072 characters holds. */
function filled(part: (index: number) => string, connective: string): string {
  let text = part(0);
  for (let index = 1; ; index++) {
    const longer = `${text} ${connective} ${part(index)}`;
    if (longer.length > 3072) return text;
    text = longer;
  }
}

/** Comparisons one within the other, `-and` and `-or` by turns. */
const nested = (first: string): string =>
  Array.from({ length: 60 }).reduce<string>(
    (inner, _, index) =>
      `${attribute(index)} -eq "${index}" ${index % 2 === 0 ? "-and" : "-or"} (${inner})`,
    first,
  );

describe("rules at the limits", () => {
  test("a long chain of -or", () => {
    const a = checked(filled((index) => `user.city -eq "v${index}"`, "-or"));
    const b = checked(`-not (${print(a.rule)})`, { length: 100_000 });
    expect(faultsOf(a, b)).toEqual([]);
    expect(disjoint(a, b)).toEqual({ holds: true });
    expect(faultsOf(a, checked(filled((index) => `user.city -ne "v${index}"`, "-and")))).toEqual(
      [],
    );
    expect(faultsOf(a, checked(`user.city -in [${quoted(names(150, "v"))}]`))).toEqual([]);
  });

  test("a long chain of -or over many properties", () => {
    const a = checked(filled((index) => `${attribute(index)} -startsWith "v${index}"`, "-or"));
    const b = checked(filled((index) => `${attribute(index + 1)} -endsWith "v${index}"`, "-and"));
    expect(faultsOf(a, b)).toEqual([]);
  });

  test("alternately -and and -or without parentheses", () => {
    const a = checked(
      filled((index) => `${attribute(index)} -eq "v" -and ${attribute(index + 7)} -ne "w"`, "-or"),
    );
    const b = checked(
      filled((index) => `${attribute(index + 7)} -ne "w" -and ${attribute(index)} -eq "V"`, "-or"),
    );
    expect(faultsOf(a, b)).toEqual([]);
  });

  test("lists of 1,000 values on both sides", () => {
    const limits = { length: 100_000 };
    const values = names(1000, "v");
    const a = checked(`user.city -in [${quoted(values)}]`, limits);
    const b = checked(`user.city -in [${quoted(values.toReversed())}]`, limits);
    const c = checked(`user.city -in [${quoted(names(1000, "v").with(500, "w"))}]`, limits);
    expect(faultsOf(a, b)).toEqual([]);
    expect(equivalent(a, b)).toEqual({ holds: true });
    expect(faultsOf(a, c)).toEqual([]);
    expect(difference(a, c)).toEqual({ onlyA: { city: "v500" }, onlyB: { city: "w" } });
  });

  test("64 levels of -not and of parentheses", () => {
    const a = checked(`${"-not ".repeat(64)}user.city -eq "a"`);
    const b = checked(`${"(".repeat(64)}user.city -eq "a"${")".repeat(64)}`);
    expect(equivalent(a, b)).toEqual({ holds: true });
    expect(faultsOf(a, b)).toEqual([]);
  });

  test("60 levels of -and within -or", () => {
    expect(
      faultsOf(checked(nested('user.city -eq "a"')), checked(nested('user.city -ne "a"'))),
    ).toEqual([]);
  });

  test("60 times -contains of one property", () => {
    const parts = (connective: string): CheckedRule =>
      checked(
        names(60, "v")
          .map((name) => `user.city -contains "${name}"`)
          .join(` ${connective} `),
      );
    expect(faultsOf(parts("-and"), parts("-or"))).toEqual([]);
    const not = checked(
      names(60, "v")
        .map((name) => `user.city -notContains "${name}"`)
        .join(" -and "),
    );
    expect(faultsOf(not, parts("-and"))).toEqual([]);
    expect(disjoint(not, parts("-or")).holds).not.toBe(false);
  });

  test("60 items that all differ", () => {
    const a = checked(
      names(45, "v")
        .map((name) => `user.otherMails -any (_ -endsWith "${name}x")`)
        .join(" -and "),
    );
    const b = checked(
      `user.otherMails -all (${names(45, "v")
        .map((name) => `_ -notEndsWith "${name}x"`)
        .join(" -and ")})`,
    );
    expect(disjoint(a, b)).toEqual({ holds: true });
    expect(faultsOf(a, b, { budget: 200_000 })).toEqual([]);
  });
});

/** One of two properties. */
const pair = (index: number): string =>
  `(${attribute(index * 2)} -eq "a${index}" -or ${attribute(index * 2 + 1)} -contains "b${index}")`;

const sits = (pigeon: number, hole: number): string =>
  `user.otherMails -contains "<${pigeon}.${hole}>"`;

/** True of whoever has an odd number of properties of `x`. */
const odd = (order: readonly number[]): string =>
  order.reduce<string>((before, index) => {
    const one = `${attribute(index)} -eq "x"`;
    return before === ""
      ? one
      : `((${before}) -and -not (${one})) -or (-not (${before}) -and ${one})`;
  }, "");

const far: Limits = { length: 10_000_000, nesting: 64, listItems: 1000, memberOfGroups: 50 };
const extension = (index: number): string =>
  `user.extension_0123456789abcdef0123456789abcdef_n${index}`;
const link = (index: number): string =>
  `((${extension(index)} -eq "a") -or (${extension(index + 1)} -eq "b"))`;
const joined = (length: number, part: (index: number) => string): string =>
  Array.from({ length }, (_, index) => part(index)).join(" -and ");

describe("rules far beyond the limits", () => {
  test("10,000 texts that one property must not contain", () => {
    const rule = checked(
      joined(10_000, (index) => `(user.city -notContains "${index}")`),
      far,
    );
    expect(satisfiable(rule)).toEqual({ holds: true, witness: {} });
    expect(equivalent(rule, rule)).toEqual({ holds: true });
  });

  test("a witness of very many attributes is given as it was found", () => {
    const rule = checked(
      joined(1000, (index) => `(${extension(index)} -eq "a")`),
      far,
    );
    const answer = satisfiable(rule);
    expect(answer.holds === true && Object.keys(answer.witness).length).toBe(1000);
  });

  test("a chain of 8,000 alternatives that overlap is beyond the usual budget", () => {
    const answer = satisfiable(checked(joined(8000, link), far));
    expect(answer.holds === undefined && answer.undecided.code).toBe("budget");
  });
});

describe("rules whose boolean structure is hard", () => {
  test("many alternatives, and the same in another order", () => {
    const parts = Array.from({ length: 30 }, (_, index) => pair(index));
    const a = checked(parts.join(" -and "));
    const b = checked(parts.toReversed().join(" -and "));
    expect(faultsOf(a, b)).toEqual([]);
    expect(equivalent(a, b).holds).not.toBe(false);
  });

  test("many alternatives of seven properties, and all of them written out", () => {
    const parts = Array.from({ length: 6 }, (_, index) => [
      `${attribute(index * 2)} -eq "a"`,
      `${attribute(index * 2 + 1)} -eq "b"`,
    ]);
    const written = parts.reduce<readonly string[]>(
      (ways, [one = "", other = ""]) =>
        ways.flatMap((way) => [`${way} -and ${one}`, `${way} -and ${other}`]),
      ["user.accountEnabled -eq true"],
    );
    const a = checked(
      `user.accountEnabled -eq true -and ${parts.map((both) => `(${both.join(" -or ")})`).join(" -and ")}`,
    );
    const b = checked(written.join(" -or "), { length: 100_000 });
    expect(faultsOf(a, b)).toEqual([]);
    expect(equivalent(a, b)).toEqual({ holds: true });
  });

  test("more pigeons than holes", () => {
    const pigeons = 6;
    const holes = 5;
    const each = Array.from(
      { length: pigeons },
      (_, pigeon) =>
        `(${Array.from({ length: holes }, (_unused, hole) => sits(pigeon, hole)).join(" -or ")})`,
    );
    const apart: string[] = [];
    for (let hole = 0; hole < holes; hole++)
      for (let one = 0; one < pigeons; one++)
        for (let other = one + 1; other < pigeons; other++)
          apart.push(`-not (${sits(one, hole)} -and ${sits(other, hole)})`);
    const rule = checked([...each, ...apart].join(" -and "), { length: 100_000 });
    expect(faultsOf(rule, checked("user.otherMails -ne null"), { budget: 200_000 })).toEqual([]);
    expect(satisfiable(rule, { budget: 200_000 }).holds).not.toBe(true);
  });

  test("an odd number of properties, in two orders", () => {
    const order = [0, 1, 2, 3, 4, 5];
    const limits = { length: 100_000 };
    const [a, b] = [checked(odd(order), limits), checked(odd(order.toReversed()), limits)];
    expect(faultsOf(a, b)).toEqual([]);
    expect(equivalent(a, b).holds).not.toBe(false);
  });

  test("patterns of one property that each must hold or not", () => {
    const a = checked(
      names(20, "")
        .map((_, index) => `user.city -match "^.{${index}}[ab]"`)
        .join(" -and "),
    );
    const b = checked(
      names(20, "")
        .map((_, index) => `user.city -notMatch "a.{${index}}b"`)
        .join(" -and "),
    );
    expect(faultsOf(a, b, { budget: 100_000 })).toEqual([]);
  });
});

describe("patterns that are hard", () => {
  const patterns = [
    "(a+)+$",
    "(a|aa)*b",
    "^(a|b)*a(a|b){12}$",
    "(.*a){8}",
    "(a{1,30}){1,30}",
    "^(?=.*a)(?=.*b)(?=.*c)(?=.*d)",
    "(?<=a.*)b(?=.*c)",
    "(?>a+|b+)*c",
    String.raw`^(\w+\s?)*$`,
    String.raw`^([\w.-]+)@([\w-]+\.)+[\w-]{2,4}$`,
    "x{200}",
  ];
  const rules = patterns.map((pattern) => checked(`user.displayName -match "${pattern}"`));

  test.for(patterns.map((pattern, index) => ({ pattern, index })))("$pattern", ({ index }) => {
    const rule = rules[index];
    const other = rules[(index + 1) % rules.length];
    if (rule === undefined || other === undefined) throw new TypeError("there is a rule for each");
    expect(faultsOf(rule, other)).toEqual([]);
    expect(faultsOf(rule, checked('user.displayName -contains "ab"'))).toEqual([]);
    expect(implies(rule, rule).holds).not.toBe(false);
  });

  test("all at once", () => {
    const all = checked(
      patterns.map((pattern) => `user.displayName -match "${pattern}"`).join(" -and "),
    );
    expect(faultsOf(all, checked('user.displayName -ne "x"'))).toEqual([]);
  });
});

describe("names and values that objects have of their own", () => {
  const hostile = [
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "null",
    "\u0000",
    "\ud800",
  ];

  test.for(hostile)("%j as a text", (value) => {
    const a = checked(`user.city -eq "${value}"`);
    expect(satisfiable(a)).toEqual({ holds: true, witness: { city: value } });
    expect(faultsOf(a, checked(`user.city -in ["${value}", "x"]`))).toEqual([]);
    expect(faultsOf(a, checked(`user.city -startsWith "${value}"`))).toEqual([]);
  });

  test.for(hostile)("%j in a collection and in a plan", (value) => {
    const a = checked(`user.otherMails -any (_ -eq "${value}")`);
    expect(satisfiable(a)).toEqual({ holds: true, witness: { otherMails: [value] } });
    const b = checked(`user.assignedPlans -any (assignedPlan.service -eq "${value}")`);
    expect(satisfiable(b)).toEqual({
      holds: true,
      witness: { assignedPlans: [{ service: value }] },
    });
    expect(faultsOf(a, b)).toEqual([]);
  });

  test("an extension property by such a name", () => {
    const name = "extension_0123456789abcdef0123456789abcdef___proto__";
    const rule = checked(`user.${name} -eq "a"`);
    expect(satisfiable(rule)).toEqual({ holds: true, witness: { [name]: "a" } });
  });

  test("groups by such ids", () => {
    const a = checked("user.memberOf -any (group.objectId -in ['__proto__'])");
    expect(faultsOf(a, checked("user.memberOf -any (group.objectId -in ['constructor'])"))).toEqual(
      [],
    );
    expect(satisfiable(a)).toEqual({ holds: true, witness: { memberOf: ["__proto__"] } });
  });
});
