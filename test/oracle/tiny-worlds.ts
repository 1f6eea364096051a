import * as fc from "fast-check";
import type { AnalysisOptions } from "../../src/index.ts";
import { noon } from "../arbitraries/dates.ts";
import type { ReferenceSubject } from "./reference.ts";

/** So few subjects that every one of them can be asked, and comparisons about them. */
export interface TinyWorld {
  readonly name: string;
  readonly subjects: readonly ReferenceSubject[];
  /** The times at which they are asked where rules are compared at every time. */
  readonly times: readonly Date[];
  readonly comparison: fc.Arbitrary<string>;
  /** Whether no comparison of this world tells any other subject from all of these: then nobody here is nobody at all. */
  readonly isWhole: boolean;
  readonly options: readonly (AnalysisOptions & { readonly values: "catalogued" | "any" })[];
}

const usual = [{ values: "catalogued" }, { values: "any" }] as const;

/** Every text over some units, from the empty one up to a length. */
function textsOf(units: readonly string[], longest: number): readonly string[] {
  if (longest === 0) return [""];
  const shorter = textsOf(units, longest - 1);
  return ["", ...units.flatMap((unit) => shorter.map((text) => unit + text))];
}

/** All ways to choose one of each, or none where it is undefined. */
function combined(
  values: Readonly<Record<string, readonly unknown[]>>,
): readonly ReferenceSubject[] {
  return Object.entries(values).reduce<readonly ReferenceSubject[]>(
    (subjects, [name, all]) =>
      subjects.flatMap((subject) =>
        all.map((value) => (value === undefined ? subject : { ...subject, [name]: value })),
      ),
    [{}],
  );
}

/** All collections of up to two of some items. */
const collectionsOf = (items: readonly unknown[]): readonly unknown[] => [
  undefined,
  ...items.map((item) => [item]),
  ...items.flatMap((one, index) => items.slice(index + 1).map((other) => [one, other])),
];

const some = (...choices: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...choices);
const phrase = (...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((words) => words.join(" "));
const quoted = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  text.map((value) => `"${value}"`);
const listOf = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.array(quoted(text), { minLength: 1, maxLength: 3 }).map((values) => `[${values.join(", ")}]`);

const searches = some(
  ..."-eq -ne -startsWith -notStartsWith -endsWith -notEndsWith -contains -notContains".split(" "),
);

/** Patterns over some pieces, without a look at sense. */
const patternOf = (...pieces: readonly string[]): fc.Arbitrary<string> => {
  const piece = fc
    .tuple(fc.constantFrom(...pieces), some("", "", "", "*", "+", "?"))
    .map(([one, repeated]) => (/^[$^]$/u.test(one) ? one : one + repeated));
  const run = fc.array(piece, { maxLength: 3 }).map((parts) => parts.join(""));
  return fc.oneof(
    { weight: 3, arbitrary: run },
    { weight: 1, arbitrary: fc.tuple(run, run).map(([one, other]) => `${one}|${other}`) },
    { weight: 1, arbitrary: fc.tuple(run, run).map(([one, other]) => `^(${one}|${other})$`) },
  );
};

const textComparison = (
  path: string,
  text: fc.Arbitrary<string>,
  pattern: fc.Arbitrary<string>,
): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: phrase(some(path), searches, quoted(text)) },
    { weight: 2, arbitrary: phrase(some(path), some("-in", "-notIn"), listOf(text)) },
    { weight: 2, arbitrary: phrase(some(path), some("-match", "-notMatch"), quoted(pattern)) },
    { weight: 1, arbitrary: phrase(some(path), some("-eq null", "-ne null")) },
  );

const letters = some("a", "b", "A", "ab", "ba", "aa", "abb", "bab", "");
const letterPattern = patternOf("a", "b", ".", "[ab]", "[^a]", "^", "$", "(ab)", "(a|ba)");
const recased = ["A", "aB", "BA", "Aab"];

const text: TinyWorld = {
  name: "one text of two letters",
  subjects: combined({
    city: [undefined, ...textsOf(["a", "b"], 3), ...textsOf(["A", "B"], 2), ...recased],
  }),
  times: [noon],
  comparison: textComparison("user.city", letters, letterPattern),
  isWhole: false,
  options: usual,
};

const lines: TinyWorld = {
  name: "one text of a letter and line feeds",
  subjects: combined({ city: [undefined, ...textsOf(["a", "\n"], 4)] }),
  times: [noon],
  comparison: textComparison(
    "user.city",
    some("a", "\n", "a\n", "\na", "a\na"),
    patternOf("a", ".", "\n", "[^a]", "^", "$", "^", "$", "(a\n)"),
  ),
  isWhole: false,
  options: usual,
};

const twoTexts: TinyWorld = {
  name: "two texts",
  subjects: combined({
    city: [undefined, ...textsOf(["a", "b"], 2)],
    department: [undefined, "A", ...textsOf(["a", "b"], 2)],
  }),
  times: [noon],
  comparison: fc.oneof(
    textComparison("user.city", letters, letterPattern),
    textComparison("user.department", letters, letterPattern),
  ),
  isWhole: false,
  options: usual,
};

const equalities: TinyWorld = {
  name: "equalities of two texts",
  subjects: combined({
    city: [undefined, "a", "b", "ab", "other"],
    department: [undefined, "A", "b", "other"],
  }),
  times: [noon],
  comparison: fc.oneof(
    ...["user.city", "user.department"].flatMap((path) => [
      phrase(
        some(path),
        some("-eq", "-ne"),
        quoted(some("a", "b", ...(path === "user.city" ? ["ab"] : []))),
      ),
      phrase(some(path), some("-in", "-notIn"), listOf(some("a", "A", "b"))),
      phrase(some(path), some("-eq null", "-ne null")),
    ]),
  ),
  isWhole: true,
  options: usual,
};

/** A quantifier over one or two comparisons of its item. */
const quantified = (path: string, item: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(some("-any", "-all"), item, item, some("", "-and", "-or"), some("", "-not "))
    .map(([quantifier, one, other, connective, negation]) =>
      connective === ""
        ? `${path} ${quantifier} (${negation}(${one}))`
        : `${path} ${quantifier} (${one} ${connective} ${negation}(${other}))`,
    );

const collection: TinyWorld = {
  name: "a collection of texts",
  subjects: combined({
    otherMails: [...collectionsOf(textsOf(["a", "b"], 3).slice(1)), [], ["A", ""], ["AB"]],
  }),
  times: [noon],
  comparison: fc.oneof(
    textComparison("user.otherMails", letters, letterPattern),
    quantified("user.otherMails", textComparison("_", letters, letterPattern)),
    quantified("user.otherMails", textComparison("_", letters, letterPattern)),
  ),
  isWhole: false,
  options: usual,
};

const planValues = [undefined, "a", "b", "ab"];

const plans: TinyWorld = {
  name: "a collection of plans",
  subjects: combined({
    assignedPlans: collectionsOf(
      combined({ service: planValues, servicePlanId: planValues }).slice(1),
    ),
  }),
  times: [noon],
  comparison: fc.oneof(
    { weight: 1, arbitrary: some("user.assignedPlans -eq null", "user.assignedPlans -ne null") },
    {
      weight: 5,
      arbitrary: quantified(
        "user.assignedPlans",
        fc.oneof(
          textComparison("assignedPlan.service", letters, letterPattern),
          textComparison("assignedPlan.servicePlanId", letters, letterPattern),
        ),
      ),
    },
  ),
  isWhole: false,
  options: usual,
};

const truth = [undefined, true, false];

const closed: TinyWorld = {
  name: "booleans and a closed vocabulary",
  subjects: combined({
    accountEnabled: truth,
    dirSyncEnabled: truth,
    userType: [undefined, "Member", "Guest"],
  }),
  times: [noon],
  comparison: fc.oneof(
    ...["user.accountEnabled", "user.dirSyncEnabled"].map((path) =>
      phrase(some(path), some("-eq", "-ne"), some("true", "false", "null")),
    ),
    textComparison(
      "user.userType",
      some("Member", "guest", "m", "e", "t", "Employee", "Guests"),
      some("^m", "^(member|guest)$", "e", "z"),
    ),
  ),
  isWhole: true,
  options: [{ values: "catalogued" }],
};

const day = 86_400_000;

const dates: TinyWorld = {
  name: "a date and the clock",
  subjects: combined({
    employeeHireDate: [
      undefined,
      ...[-2, -1, 0, 1, 2].flatMap((days) =>
        [-1, 0, 1].map((step) => new Date(noon.getTime() + days * day + step).toISOString()),
      ),
    ],
  }),
  times: [noon],
  comparison: fc.oneof(
    phrase(
      some("user.employeeHireDate"),
      some("-eq", "-ne", "-ge", "-le"),
      some("2024-12-18T12:00:00", '"2024-12-19T12:00:00Z"', '"2024-12-20T13:00:00+01:00"'),
    ),
    phrase(
      some("user.employeeHireDate"),
      some("-ge", "-le"),
      some(
        "system.now",
        "system.now -plus P1D",
        "system.now -minus PT24H",
        "system.now -plus P2D",
        "system.now -minus P2D",
      ),
    ),
    some("user.employeeHireDate -eq null", "user.employeeHireDate -ne null"),
  ),
  isWhole: true,
  options: [
    { values: "catalogued", now: noon },
    { values: "any", now: noon },
  ],
};

/** To within a millisecond of every difference from a day that rules ask for. */
const datesAtAnyTime: TinyWorld = {
  ...dates,
  name: "a date at every time",
  times: [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5].flatMap((days) =>
    [-2, -1, 0, 1, 2].map((step) => new Date(noon.getTime() + days * day + step)),
  ),
  options: usual,
};

const versions: TinyWorld = {
  name: "a version",
  subjects: combined({
    deviceOSVersion: [
      undefined,
      ..."0 9 9.9 10 010 10.0 10.0.1 10.1 10.9.1 11 11.0 11.1 12 x 10.x 1 1. .1".split(" "),
    ],
  }),
  times: [noon],
  comparison: fc.oneof(
    {
      weight: 3,
      arbitrary: phrase(
        some("device.deviceOSVersion"),
        some("-ge", "-le"),
        quoted(some("9", "10", "10.0", "010.1", "11", "11.0.1")),
      ),
    },
    {
      weight: 2,
      arbitrary: textComparison(
        "device.deviceOSVersion",
        some("1", "10", "10.", ".0", "10.0", "11"),
        some("^10", "^1.$", "[.]0$", "x"),
      ),
    },
  ),
  isWhole: false,
  options: usual,
};

/** Worlds of one property or two, each so small that all its subjects can be asked. */
export const tinyWorlds: readonly TinyWorld[] = [
  text,
  lines,
  twoTexts,
  equalities,
  collection,
  plans,
  closed,
  dates,
  datesAtAnyTime,
  versions,
];
