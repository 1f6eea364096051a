/**
 * L8 with ten thousand rules: what one change tests is bounded, whatever the number of rules, whatever they have in
 * common, and whatever happened before.
 */
import { describe, expect, test } from "vitest";
import { type Change, MembershipEngine, type Properties } from "../../src/index.ts";
import { Eager, workOf } from "./work.ts";

const departments = 200;
const cities = 50;
const users = 2000;

/** How many rules a change may test. */
const handful = 40;

/** Ten thousand rules, one for each pair of a department and a city. */
const ofPairs = Array.from(
  { length: departments * cities },
  (_, index) =>
    `user.department -eq "D${index % departments}" -and user.city -eq "C${Math.floor(index / departments)}"`,
);

const ofAccounts = (rule: (title: string) => string): string[] =>
  Array.from({ length: 10_000 }, (_, index) => rule(`user.jobTitle -eq "T${index}"`));

function setRules(engine: MembershipEngine, rules: readonly string[]): void {
  for (const [index, rule] of rules.entries()) engine.setRule(`group ${index}`, rule);
}

function load(engine: MembershipEngine, count = users): void {
  engine.load(
    Array.from({ length: count }, (_, user) => ({
      subject: "user",
      id: idOf(user),
      properties: {
        department: `D${user % departments}`,
        city: `C${user % cities}`,
        jobTitle: `T${user}`,
        accountEnabled: true,
      },
    })),
  );
}

const idOf = (user: number): string => `user ${user}`;

const patch = (user: number, properties: Properties): Change => ({
  kind: "patch",
  subject: "user",
  id: idOf(user),
  properties,
});

/** The most rules that one of some changes tests, each made by itself. */
const mostTested = (engine: MembershipEngine, changes: readonly Change[]): number =>
  Math.max(...changes.map((change) => workOf(engine, change).rules));

/** A few users go to other departments and back. */
const fewMoves: readonly Change[] = [0, 1, 77, 1234, 1999].flatMap((user) =>
  [7, 150, user % departments].map((to) => patch(user, { department: `D${to}` })),
);

const everybody = (properties: (user: number) => Properties): Change[] =>
  Array.from({ length: users }, (_, user) => patch(user, properties(user)));

describe.each([
  ["before the users", [setRules, load]],
  ["after the users", [load, setRules]],
])("10,000 rules about departments and cities, set %s,", (_when, order) => {
  const engine = new MembershipEngine();
  for (const step of order) {
    if (step === load) load(engine);
    else setRules(engine, ofPairs);
  }

  test("of which a change tests a handful", () => {
    expect(mostTested(engine, fewMoves)).toBeLessThanOrEqual(handful);
  });

  test("also while everybody is in one department, and after", () => {
    expect(
      mostTested(
        engine,
        everybody(() => ({ department: "D0" })),
      ),
    ).toBeLessThanOrEqual(handful);
    expect(mostTested(engine, fewMoves)).toBeLessThanOrEqual(handful);
    expect(
      mostTested(
        engine,
        everybody((user) => ({ department: `D${user % departments}` })),
      ),
    ).toBeLessThanOrEqual(handful);
    expect(mostTested(engine, fewMoves)).toBeLessThanOrEqual(handful);
  });

  test("also when one department splits into thousands", () => {
    engine.apply(everybody(() => ({ department: "D0" })));
    const split = everybody((user) => ({ department: `D${user}` }));
    expect(mostTested(engine, split)).toBeLessThanOrEqual(handful);
    expect(mostTested(engine, fewMoves)).toBeLessThanOrEqual(handful);
  });

  test("also when many of them were edited", () => {
    setRules(engine, ofPairs.toReversed().slice(0, 3000));
    expect(mostTested(engine, fewMoves)).toBeLessThanOrEqual(handful);
  });

  test("and of which the change of an attribute that none reads tests none", () => {
    expect(workOf(engine, patch(0, { displayName: "Ann" }))).toEqual({ rules: 0, comparisons: 0 });
  });
});

/** Accounts are switched off and on, and titles change. */
const fewAccounts: readonly Change[] = [0, 1, 77, 1234, 1999].flatMap((user) => [
  patch(user, { accountEnabled: false }),
  patch(user, { accountEnabled: true }),
  patch(user, { jobTitle: "T7" }),
  patch(user, { jobTitle: null }),
  patch(user, { jobTitle: `T${user}` }),
]);

describe.each([
  ["first", (title: string): string => `user.accountEnabled -eq true -and ${title}`],
  ["negated", (title: string): string => `${title} -and -not (user.accountEnabled -ne true)`],
])("10,000 rules that share a comparison, %s,", (_place, rule) => {
  test("of which a change tests a handful", () => {
    const engine = new MembershipEngine();
    load(engine);
    setRules(engine, ofAccounts(rule));
    expect(mostTested(engine, fewAccounts)).toBeLessThanOrEqual(handful);
    engine.apply(everybody(() => ({ accountEnabled: false })));
    expect(mostTested(engine, fewAccounts)).toBeLessThanOrEqual(handful);
  });
});

test("of 10,000 rules with nothing but a negation, a change tests a handful", () => {
  const engine = new MembershipEngine();
  load(engine, 20);
  setRules(
    engine,
    Array.from({ length: 10_000 }, (_, index) => `user.department -ne "D${index}"`),
  );
  const moves = [0, 1, 2].map((user) => patch(user, { department: `D${user + 40}` }));
  expect(mostTested(engine, moves)).toBeLessThanOrEqual(handful);
});

test("sees a planted fault: an engine that asks every rule at every change", () => {
  const engine = new Eager();
  load(engine, 20);
  setRules(engine, ofPairs.slice(0, 100));
  expect(mostTested(engine, [patch(0, { department: "D7" })])).toBeGreaterThan(handful);
});
