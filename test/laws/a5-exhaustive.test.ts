/**
 * A5, exhaustive: in worlds so small that the reference evaluator can be asked about everybody, every verb agrees with what
 * asking everybody gives. Whom that finds, the verb must find; where the verb finds nobody, there is nobody; whomever it
 * finds, inside that world or outside, shows it.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, type CheckedRule, print } from "../../src/index.ts";
import { noon } from "../arbitraries/dates.ts";
import type { RulePair } from "../arbitraries/rule-pairs.ts";
import { referenceMatches } from "../oracle/reference.ts";
import { type TinyWorld, tinyWorlds } from "../oracle/tiny-worlds.ts";
import { misreading, misreadings, type Verbs, verbs } from "./analysis-verbs.ts";
import { isSeen } from "./planted.ts";
import { answersOf, faultsOf } from "./verb-faults.ts";

interface Case {
  readonly world: TinyWorld;
  readonly pair: RulePair;
}

/** Up to four comparisons of a world, joined in some way. */
const ruleIn = ({ comparison }: TinyWorld): fc.Arbitrary<CheckedRule> =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.constantFrom("", "", "-not "), comparison), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.array(fc.constantFrom("-and", "-or"), { minLength: 3, maxLength: 3 }),
    )
    .map(([parts, connectives]) =>
      checked(
        parts
          .map(([negation, one]) => `${negation}(${one})`)
          .reduce((before, one, index) => `(${before}) ${connectives[index - 1]} ${one}`),
      ),
    );

function checked(text: string): CheckedRule {
  const result = check(text);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.diagnostics)}`);
  return result.value;
}

const casesIn = (world: TinyWorld): fc.Arbitrary<Case> =>
  fc
    .record({
      world: fc.constant(world),
      pair: fc.record({
        a: ruleIn(world),
        b: ruleIn(world),
        options: fc.constantFrom(...world.options),
      }),
    })
    .map((drawn) =>
      Object.assign(drawn, {
        [fc.toStringMethod]: () =>
          `${print(drawn.pair.a.rule)}\n${print(drawn.pair.b.rule)}\n${JSON.stringify(drawn.pair.options)}`,
      }),
    );

const agrees = (cases: fc.Arbitrary<Case>, asked: Verbs): fc.IProperty<[Case]> =>
  fc.property(cases, ({ world, pair }) => {
    const answers = answersOf(asked, pair);
    expect(faultsOf(answers, pair)).toEqual([]);
    const wrong = answers.filter(({ verb, verdict }) => {
      const isThere = isSomebody(verb, world, pair);
      const isKnown = isThere || world.isWhole;
      return verdict.holds === undefined || (isKnown && verdict.holds === isThere);
    });
    expect(wrong).toEqual([]);
  });

/** Whether somebody in the world shows that for which a verb looks for a witness. */
function isSomebody(
  verb: string,
  { subjects, times }: TinyWorld,
  { a, b, options }: RulePair,
): boolean {
  const shows = showing[verb];
  if (shows === undefined) throw new TypeError(`nothing shows ${verb}`);
  const readsClock = a.readsClock || b.readsClock;
  const asked = options.now === undefined && readsClock ? times : [options.now ?? noon];
  return asked.some((now) =>
    subjects.some((subject) =>
      shows(
        () => referenceMatches(a.rule, subject, now),
        () => referenceMatches(b.rule, subject, now),
      ),
    ),
  );
}

type Truth = () => boolean;

const showing: Readonly<Record<string, (a: Truth, b: Truth) => boolean>> = {
  satisfiable: (a) => a(),
  always: (a) => !a(),
  never: (_, b) => b(),
  equivalent: (a, b) => a() !== b(),
  implies: (a, b) => a() && !b(),
  disjoint: (a, b) => a() && b(),
  "difference, a": (a, b) => a() && !b(),
  "difference, b": (a, b) => b() && !a(),
};

/** A finder that gives up too early in some way, or sees too little. */
const faults: Readonly<Record<string, Verbs>> = {
  ...Object.fromEntries(
    Object.entries(misreadings).map(([name, misread]) => [name, misreading(misread)]),
  ),
  "nobody is longer than two units": {
    ...verbs,
    satisfiable: (rule, options) => {
      const answer = verbs.satisfiable(rule, options);
      const isLong = answer.holds === true && /"[^"]{3,}"/u.test(JSON.stringify(answer.witness));
      return isLong ? { holds: false } : answer;
    },
  },
  "who is different is in the first rule": {
    ...verbs,
    equivalent: (a, b, options) => {
      const { onlyA } = verbs.difference(a, b, options);
      return onlyA === undefined
        ? { holds: true }
        : { holds: false, only: "a", witness: onlyA, ...(options?.now && { now: options.now }) };
    },
  },
  "what is difficult is undecided": {
    ...verbs,
    disjoint: (a, b, options) => verbs.disjoint(a, b, { ...options, budget: 1 }),
  },
};

describe("A5", () => {
  test.for(tinyWorlds)("every verb agrees with asking everybody: $name", (world) => {
    fc.assert(agrees(casesIn(world), verbs), { numRuns: 100 });
  });

  test.for(Object.entries(faults))("sees a planted fault: %s", ([, faulty]) => {
    const anywhere = fc.oneof(...tinyWorlds.map(casesIn));
    expect(isSeen(agrees(anywhere, faulty))).toBe(true);
  });
});
