import { check, type CheckedRule, compile, type Subject } from "../src/index.ts";
import { mustAgree, mustDiffer } from "./agreement.ts";
import { type Environment, environmentWith } from "./environment.ts";
import { type MixedRule, rulesOf } from "./fixtures/rules.ts";
import { type Users, usersOf } from "./fixtures/users.ts";
import { handWritten, plain, tuned } from "./hand-written-predicate.ts";
import { celJs } from "./peers/cel-js.ts";
import { filtrex } from "./peers/filtrex.ts";
import { jexlJs } from "./peers/jexl.ts";
import { jsonLogicEngine } from "./peers/json-logic-engine.ts";
import { marcbachmannCelJs } from "./peers/marcbachmann-cel-js.ts";
import { mingo } from "./peers/mingo.ts";
import type { Answer, Manner } from "./peers/peer.ts";
import { siftJs } from "./peers/sift.ts";
import { type Contender, type Effort, median, ratios, takeTurns } from "./turns.ts";

/** What the matches suite measured, rule by rule. */
export interface MatchesResult extends Environment {
  readonly suite: "matches";
  readonly effort: Effort;
  readonly fixture: { readonly seed: number; readonly users: number; readonly rules: number };
  readonly rules: readonly MeasuredRule[];
  /** Of each peer, what it has no words for. */
  readonly lacks: Readonly<Record<string, string>>;
}

/** One rule: every contender's time, as a multiple of another's, the median of the rounds. */
export interface MeasuredRule extends MixedRule {
  /** Muster's time, as a multiple of the same rule's in JavaScript. */
  readonly muster: {
    readonly plain: number;
    readonly tuned: number;
    readonly plainSparse: number;
    readonly tunedSparse: number;
  };
  /** Of each peer that can say the rule: its time as a multiple of Muster's, as it is and made to ignore letter case. */
  readonly peers: Readonly<Record<string, number>>;
  readonly folded: Readonly<Record<string, number>>;
  /** Nanoseconds that Muster takes a user; they hold for one machine on one day. */
  readonly nanoseconds: number;
}

const seed = 7;
const now = new Date("2025-06-01T00:00:00Z");
const peers = [celJs, marcbachmannCelJs, siftJs, mingo, filtrex, jexlJs, jsonLogicEngine];

/** Measures compiled rules over users against the same rules in JavaScript and in other libraries. */
export function matchesSuite(
  effort: Effort,
  rulesAsked: number,
  date: Date,
  say: (line: string) => void,
): MatchesResult {
  const users = usersOf(seed);
  const race = rulesOf(seed, rulesAsked).map(racersOf);
  agree(race, users);
  say("all contenders agree");
  for (const racers of race) warmUp(racers, users);
  const rules = race.map((racers, index) => {
    const measured = measure(racers, users, effort);
    say(`${index + 1}/${race.length} ${measured.muster.plain.toFixed(2)} ${measured.text}`);
    return measured;
  });
  return {
    suite: "matches",
    ...environmentWith(
      peers.map(({ name }) => name),
      date,
    ),
    effort,
    fixture: { seed, users: users.whole.length, rules: rules.length },
    rules,
    lacks: Object.fromEntries(peers.map(({ name, lacks }) => [name, lacks])),
  };
}

/** A rule as every contender has it. */
interface Racers {
  readonly rule: MixedRule;
  readonly muster: Answer;
  readonly plain: Answer;
  readonly tuned: Answer;
  readonly peers: ReadonlyMap<string, Answer>;
  readonly folded: ReadonlyMap<string, Answer>;
}

function racersOf(rule: MixedRule): Racers {
  const checked = legal(rule.text);
  return {
    rule,
    muster: compile(checked),
    plain: handWritten(checked, plain).matches,
    tuned: handWritten(checked, tuned).matches,
    peers: peersOn(checked, "as it is"),
    folded: peersOn(checked, "folded"),
  };
}

const peersOn = ({ condition }: CheckedRule, manner: Manner): ReadonlyMap<string, Answer> =>
  new Map(
    peers.flatMap(({ name, compile: compilePeer }) => {
      const answer = compilePeer(condition, manner);
      return answer === undefined ? [] : [[name, answer]];
    }),
  );

function legal(text: string): CheckedRule {
  const checked = check(text);
  if (!checked.ok) throw new Error(`not legal: ${text}`);
  return checked.value;
}

/**
 * Sees to it that everybody does the same job. As they are, the peers tell letter cases apart, so they have to agree on
 * the users whose values are spelled as in the rules, and to differ on some of the others.
 */
function agree(race: readonly Racers[], { whole, sparse, odd }: Users): void {
  const even = whole.slice(0, -odd);
  const others = whole.slice(-odd);
  const differences = new Map(peers.map(({ name }) => [name, 0]));
  for (const { rule, muster, ...racers } of race) {
    const expected = answers(muster, whole);
    mustAgree(`${rule.text} without unset keys`, answers(muster, sparse), expected);
    for (const form of [whole, sparse]) {
      mustAgree(`${rule.text} in JavaScript`, answers(racers.plain, form), expected);
      mustAgree(`${rule.text} in tuned JavaScript`, answers(racers.tuned, form), expected);
    }
    for (const [name, peer] of racers.folded)
      mustAgree(`${rule.text} in ${name}, folded`, answers(peer, whole), expected);
    for (const [name, peer] of racers.peers) {
      mustAgree(`${rule.text} in ${name}`, answers(peer, even), expected.slice(0, even.length));
      const other = answers(peer, others).filter((one, at) => one !== expected[even.length + at]);
      differences.set(name, (differences.get(name) ?? 0) + other.length);
    }
  }
  for (const [name, found] of differences)
    mustDiffer(`that ${name} tells letter cases apart`, found);
}

const answers = (answer: Answer, users: readonly Subject[]): boolean[] =>
  users.map((user) => answer(user, now));

/** The one loop from which everybody is called, as an engine calls many predicates from one place. */
function count(answer: Answer, users: readonly Subject[]): number {
  let members = 0;
  for (const user of users) if (answer(user, now)) members++;
  return members;
}

/** Lets everybody see every user in both forms before anybody's time is taken: code that serves one rule only is no use. */
function warmUp(racers: Racers, { whole, sparse }: Users): void {
  for (let round = 0; round < 20; round++) {
    for (const answer of [racers.muster, racers.plain, racers.tuned]) {
      count(answer, whole);
      count(answer, sparse);
    }
  }
  for (const answer of [...racers.peers.values(), ...racers.folded.values()]) count(answer, whole);
}

function measure(racers: Racers, { whole, sparse }: Users, effort: Effort): MeasuredRule {
  const few = whole.slice(0, 100);
  const times = takeTurns(
    [
      over("plain", racers.plain, whole),
      over("muster", racers.muster, whole),
      over("tuned", racers.tuned, whole),
      over("plain sparse", racers.plain, sparse),
      over("muster sparse", racers.muster, sparse),
      over("tuned sparse", racers.tuned, sparse),
      over("muster few", racers.muster, few),
      ...Array.from(racers.peers, ([name, answer]) => over(name, answer, few)),
      ...Array.from(racers.folded, ([name, answer]) => over(`${name} folded`, answer, few)),
    ],
    effort,
  );
  const of = (name: string): readonly number[] => times.get(name) ?? [];
  const ratio = (name: string, yardstick: string): number =>
    median(ratios(of(name), of(yardstick)));
  return {
    ...racers.rule,
    muster: {
      plain: ratio("muster", "plain"),
      tuned: ratio("muster", "tuned"),
      plainSparse: ratio("muster sparse", "plain sparse"),
      tunedSparse: ratio("muster sparse", "tuned sparse"),
    },
    peers: Object.fromEntries(
      Array.from(racers.peers.keys(), (name) => [name, ratio(name, "muster few")]),
    ),
    folded: Object.fromEntries(
      Array.from(racers.folded.keys(), (name) => [name, ratio(`${name} folded`, "muster few")]),
    ),
    nanoseconds: (median(of("muster")) / whole.length) * 1e9,
  };
}

const over = (name: string, answer: Answer, users: readonly Subject[]): Contender => ({
  name,
  run: () => {
    members = count(answer, users);
  },
});

/** What was counted last, so that no work can be left out as useless. */
export let members = 0;
