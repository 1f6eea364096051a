import { describe, expect, test } from "vitest";
import {
  always,
  type AnalysisOptions,
  check,
  type CheckedRule,
  compile,
  difference,
  disjoint,
  equivalent,
  implies,
  never,
  type RuleVerdict,
  type Satisfiability,
  satisfiable,
  type Subject,
} from "../../src/index.ts";
import { pairs } from "./pairs.ts";

const raw = String.raw;

function checked(text: string): CheckedRule {
  const result = check(text);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.diagnostics)}`);
  return result.value;
}

const oslo = checked('user.city -eq "Oslo"');
const bergen = checked('user.city -eq "Bergen"');
const anyDevice = checked("device.objectId -ne null");
const hiredLately = checked("user.employeeHireDate -ge system.now -minus P7D");
const noon = new Date("2025-01-01T12:00:00Z");

/** Every verb, asked about one rule or two. */
const asked: Readonly<
  Record<string, (a: CheckedRule, b: CheckedRule, options?: AnalysisOptions) => unknown>
> = {
  satisfiable: (a, _, options) => satisfiable(a, options),
  always: (a, _, options) => always(a, options),
  never: (a, _, options) => never(a, options),
  equivalent,
  implies,
  disjoint,
  difference,
};
const ofTwo = ["equivalent", "implies", "disjoint", "difference"] as const;

describe("an answer", () => {
  test("of satisfiable is somebody, or that there is nobody", () => {
    expect(satisfiable(oslo)).toEqual({ holds: true, witness: { city: "Oslo" } });
    expect(satisfiable(checked('user.city -eq "a" -and user.city -eq "b"'))).toEqual({
      holds: false,
    });
  });

  test("of always is that it holds, or somebody of whom it does not", () => {
    expect(always(checked("user.city -eq null -or user.city -ne null"))).toEqual({ holds: true });
    expect(always(oslo)).toEqual({ holds: false, witness: {} });
  });

  test("of never is that it holds, or somebody of whom the rule does", () => {
    expect(never(checked('user.city -eq ""'))).toEqual({ holds: true });
    expect(never(oslo)).toEqual({ holds: false, witness: { city: "Oslo" } });
  });

  test("of equivalent names the rule that holds alone", () => {
    expect(equivalent(oslo, checked("user.city -eq 'OSLO'"))).toEqual({ holds: true });
    const wider = checked('user.city -in ["Oslo", "Bergen"]');
    expect(equivalent(oslo, wider)).toEqual({
      holds: false,
      only: "b",
      witness: { city: "Bergen" },
    });
    expect(equivalent(wider, oslo)).toEqual({
      holds: false,
      only: "a",
      witness: { city: "Bergen" },
    });
  });

  test("of implies is that it holds, or somebody of whom the first rule holds alone", () => {
    expect(implies(oslo, checked('user.city -startsWith "os"'))).toEqual({ holds: true });
    expect(implies(oslo, bergen)).toEqual({ holds: false, witness: { city: "Oslo" } });
  });

  test("of disjoint is that it holds, or somebody of whom both rules hold", () => {
    expect(disjoint(oslo, bergen)).toEqual({ holds: true });
    expect(disjoint(oslo, checked('user.country -eq "NO"'))).toEqual({
      holds: false,
      witness: { city: "Oslo", country: "NO" },
    });
  });

  test("of difference is somebody for each side on which there is somebody", () => {
    expect(difference(oslo, oslo)).toEqual({});
    expect(difference(oslo, bergen)).toEqual({
      onlyA: { city: "Oslo" },
      onlyB: { city: "Bergen" },
    });
    expect(difference(oslo, checked('user.city -ne "Bergen" -and user.city -ne null'))).toEqual({
      onlyB: { city: expect.any(String) as string },
    });
  });

  test("is the same when asked again, whatever was done to the first one", () => {
    const first = difference(oslo, bergen);
    Object.assign(first.onlyA ?? {}, { city: "changed" });
    expect(difference(oslo, bergen)).toEqual({
      onlyA: { city: "Oslo" },
      onlyB: { city: "Bergen" },
    });
  });
});

/** The subjects that the verbs give to a pair. */
function witnessesOf(a: CheckedRule, b: CheckedRule, options: AnalysisOptions): Subject[] {
  const { onlyA, onlyB } = difference(a, b, options);
  const overlap = disjoint(a, b, options);
  return [onlyA, onlyB, "witness" in overlap ? overlap.witness : undefined].filter(
    (subject) => subject !== undefined,
  );
}

describe("a witness", () => {
  test.for(pairs)("needs every attribute that it holds: $name", ({ a, b, options }) => {
    const [one, other] = [checked(a), checked(b)];
    if (one.readsClock || other.readsClock) return;
    const [holdsA, holdsB] = [compile(one), compile(other)];
    for (const subject of witnessesOf(one, other, options)) {
      for (const name of Object.keys(subject).filter((key) => key !== "objectId")) {
        const { [name]: _, ...less } = subject;
        expect([holdsA(less), holdsB(less)]).not.toEqual([holdsA(subject), holdsB(subject)]);
      }
    }
  });

  test("has no attribute that is unset", () => {
    expect(satisfiable(checked("user.city -eq null -and user.otherMails -eq null"))).toEqual({
      holds: true,
      witness: {},
    });
  });

  test("is written as the rule writes it", () => {
    expect(satisfiable(checked('user.department -contains "Straße West"'))).toMatchObject({
      witness: { department: "Straße West" },
    });
    expect(satisfiable(checked(raw`user.userType -startsWith "g"`))).toMatchObject({
      witness: { userType: "Guest" },
    });
  });

  test("holds an extension property once, however the rules spell it", () => {
    const name = "extension_0123456789abcdef0123456789abcdef_costCenter";
    const answer = disjoint(
      checked(`user.${name} -startsWith "1"`),
      checked(`user.${name.toUpperCase()} -endsWith "2"`),
    );
    expect(Object.keys("witness" in answer ? answer.witness : {})).toHaveLength(1);
  });

  test("has as many items as the rules need", () => {
    const both = checked('user.otherMails -any (_ -eq "a") -and user.otherMails -any (_ -eq "b")');
    const answer = satisfiable(both);
    const { otherMails } = "witness" in answer ? answer.witness : {};
    expect((otherMails as readonly string[]).toSorted()).toEqual(["a", "b"]);
  });

  test("of `catalogued` subjects has an id where a rule asks for it", () => {
    // Without it the first part would hold of the witness, and of nobody who can be there
    const rule = checked(
      '(user.objectId -eq null -and user.objectId -ne "x" -and user.city -ne "c") -or user.city -eq "b"',
    );
    expect(satisfiable(rule)).toMatchObject({
      holds: true,
      witness: { city: "b", objectId: expect.any(String) as string },
    });
  });

  test("of `any` subjects has none where none is needed", () => {
    const rule = checked('user.city -eq "a" -or user.objectId -eq null');
    const answer = satisfiable(rule, { values: "any" });
    expect(answer).toMatchObject({ holds: true });
    expect("witness" in answer && compile(rule)(answer.witness)).toBe(true);
  });
});

describe("a witness's time", () => {
  test("is there just where a rule reads the clock", () => {
    expect(satisfiable(oslo)).not.toHaveProperty("now");
    expect(satisfiable(oslo, { now: noon })).not.toHaveProperty("now");
    expect(satisfiable(hiredLately)).toMatchObject({ now: expect.any(Date) as Date });
    expect(always(hiredLately)).toMatchObject({ holds: false, now: expect.any(Date) as Date });
  });

  test("is the given one", () => {
    expect(satisfiable(hiredLately, { now: noon })).toMatchObject({ now: noon });
    expect(difference(hiredLately, oslo, { now: noon })).toMatchObject({ nowA: noon, nowB: noon });
    expect(equivalent(hiredLately, oslo, { now: noon })).toMatchObject({ now: noon });
  });

  test("is one at which it shows what it is given for", () => {
    const before = checked(
      "user.employeeHireDate -ge system.now -and user.employeeHireDate -le 2000-01-01",
    );
    const answer = satisfiable(before);
    const isShown = answer.holds === true && compile(before)(answer.witness, answer.now);
    expect(isShown).toBe(true);
  });

  test("decides where it is given", () => {
    const before = checked(
      "user.employeeHireDate -ge system.now -and user.employeeHireDate -le 2000-01-01",
    );
    expect(satisfiable(before, { now: noon })).toEqual({ holds: false });
  });
});

describe("a programmer's mistake is thrown", () => {
  test.for(ofTwo)("%s of a rule about users and one about devices", (verb) => {
    expect(() => asked[verb]?.(oslo, anyDevice)).toThrow(TypeError);
    expect(() => asked[verb]?.(anyDevice, oslo)).toThrow(TypeError);
  });

  test.for(Object.keys(asked))("%s with a budget that is none", (verb) => {
    for (const budget of [0, -1, 1.5, NaN, Infinity, "many" as unknown as number]) {
      expect(() => asked[verb]?.(oslo, bergen, { budget })).toThrow(TypeError);
    }
  });

  test.for(Object.keys(asked))("%s at a time that is none", (verb) => {
    expect(() => asked[verb]?.(oslo, bergen, { now: new Date(NaN) })).toThrow(TypeError);
  });
});

/** Two ways to say that at least `least` of so many properties begin with `x`; work for whoever compares them. */
function atLeast(least: number, of: number): readonly [CheckedRule, CheckedRule] {
  const tests = Array.from(
    { length: of },
    (_, index) => `(user.extensionAttribute${index + 1} -startsWith "x")`,
  );
  const some = subsets(tests, least).map((chosen) => `(${chosen.join(" -and ")})`);
  const every = subsets(tests, of - least + 1).map((chosen) => `(${chosen.join(" -or ")})`);
  return [unlimited(some.join(" -or ")), unlimited(every.join(" -and "))];
}

function unlimited(text: string): CheckedRule {
  const result = check(text, { limits: { length: 100_000 } });
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.value;
}

function subsets(items: readonly string[], size: number): readonly (readonly string[])[] {
  if (size === 0) return [[]];
  return items.flatMap((item, index) =>
    subsets(items.slice(index + 1), size - 1).map((others) => [item, ...others]),
  );
}

/** Whether something holds, or why that is not known. */
const said = (answer: Satisfiability | RuleVerdict): string | boolean =>
  answer.holds ?? answer.undecided.code;

describe("a budget", () => {
  const budgets = [1, 2, 5, 10, 30, 100, 300, 1000, 3000, 10_000];

  test("that is too small gives no answer, and says so", () => {
    const [a, b] = atLeast(4, 8);
    const verdict = equivalent(a, b, { budget: 10 });
    expect(verdict).toEqual({
      undecided: {
        code: "budget",
        message: expect.stringMatching(/^[a-z].*[^.]$/u) as string,
        hint: expect.any(String) as string,
      },
    });
  });

  test("that is large enough gives the answer", () => {
    const [a, b] = atLeast(3, 6);
    expect(equivalent(a, b)).toEqual({ holds: true });
  });

  test.for(pairs.filter(({ isHard }) => !isHard))(
    "never gives a wrong answer: $name",
    ({ a, b, options }) => {
      const [one, other] = [checked(a), checked(b)];
      const truth = [implies(one, other, options).holds, disjoint(one, other, options).holds];
      for (const budget of budgets) {
        const limited = { ...options, budget };
        const answers = [implies(one, other, limited), disjoint(one, other, limited)];
        for (const [index, answer] of answers.entries())
          expect(["budget", truth[index]]).toContain(said(answer));
      }
    },
  );

  test("that is spent while items are put together is too small, too", () => {
    for (let budget = 1; budget <= 40; budget++) {
      const answer = satisfiable(checked('user.otherMails -eq "a"'), { budget });
      expect(["budget", true]).toContain(said(answer));
    }
  });

  test("of difference can leave both sides open", () => {
    const [a, b] = atLeast(4, 8);
    const { undecidedA, undecidedB, ...sides } = difference(a, b, { budget: 10 });
    expect([undecidedA?.code, undecidedB?.code]).toEqual(["budget", "budget"]);
    expect(sides).toEqual({});
  });
});

describe("patterns that are hard to analyze", () => {
  test.for(pairs.filter(({ isHard }) => isHard))(
    "are decided, or said to be open: $name",
    (pair) => {
      const [a, b] = [checked(pair.a), checked(pair.b)];
      const answers = [equivalent(a, b), implies(a, b), implies(b, a), disjoint(a, b)];
      for (const answer of answers) expect([true, false, "pattern"]).toContain(said(answer));
    },
  );
});
