import { check, type CheckedRule, compile, type Subject } from "../src/index.ts";
import { rulesOf } from "./fixtures/rules.ts";
import { usersOf } from "./fixtures/users.ts";
import { handWritten, type Manner, plain, tuned } from "./hand-written-predicate.ts";
import type { Suite } from "./suite.ts";
import { type Contender, inTurns, median, type Standing } from "./turns.ts";

const now = new Date("2025-06-01T00:00:00Z");

/** A mix of 100 rules over 1,000 users on raw objects, each against the same rule written in JavaScript. */
export const matchesSuite: Suite = {
  name: "matches",
  title: "One rule asked of one user: 100 rules × 1,000 users on plain objects",
  yardstick:
    'the same rule hand-written in JavaScript with the same meaning, `value.toUpperCase() === "SALES"` (`bench/hand-written-predicate.ts`); medians over the rules',
  notes: [
    "The tuned version is the hand-written one by somebody who has measured it: lengths first, no more folded than is compared.",
    "The last row is the ratio that nine in ten rules stay below, against the plain version.",
  ],
  run: (rounds, seconds) => {
    const users = usersOf(1).whole;
    const rules = rulesOf(7, 100).map(({ text }) => checkedOf(text));
    const standings = rules.map((rule) => inTurns(contenders(rule, users), rounds, seconds / 20));
    const names = standings[0]?.map(({ name }) => name) ?? [];
    const muster = standings.map((one) => one[1]?.ratio ?? Number.NaN).toSorted((a, b) => a - b);
    return [
      ...names.map((name, index) =>
        together(
          name,
          standings.map((one) => one[index]).filter((one) => one !== undefined),
        ),
      ),
      {
        ...together(
          "Muster, 90th percentile",
          standings.flatMap((one) => one.slice(1, 2)),
        ),
        ratio: muster[90] ?? Number.NaN,
      },
    ];
  },
};

function checkedOf(text: string): CheckedRule {
  const result = check(text);
  if (!result.ok) throw new Error(`${text} is not legal`);
  return result.value;
}

function contenders(rule: CheckedRule, users: readonly Subject[]): Contender[] {
  const predicate = compile(rule);
  const written = (manner: Manner): ((user: Subject, at: Date) => boolean) =>
    handWritten(rule, manner).matches;
  const all = [
    { name: "hand-written JavaScript, plain", matches: written(plain) },
    { name: "Muster", matches: predicate },
    { name: "hand-written JavaScript, tuned", matches: written(tuned) },
  ];
  const counts = all.map(({ matches }) => users.filter((user) => matches(user, now)).length);
  if (new Set(counts).size !== 1) throw new Error(`contenders differ: ${counts.join(", ")}`);
  return all.map(({ name, matches }) => ({ name, run: () => count(users, matches) }));
}

function count(users: readonly Subject[], matches: (user: Subject, at: Date) => boolean): number {
  let members = 0;
  for (const user of users) if (matches(user, now)) members++;
  return members;
}

const together = (name: string, standings: readonly Standing[]): Standing => ({
  name,
  ratio: median(standings.map(({ ratio }) => ratio)),
  lowest: Math.min(...standings.map(({ ratio }) => ratio)),
  highest: Math.max(...standings.map(({ ratio }) => ratio)),
  seconds: median(standings.map(({ seconds }) => seconds)),
});
