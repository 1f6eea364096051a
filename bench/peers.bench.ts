import { check, compile, type Subject } from "../src/index.ts";
import { rulesOf } from "./fixtures/rules.ts";
import { usersOf } from "./fixtures/users.ts";
import { type Logic, logicOf } from "./peers/logic.ts";
import { peers } from "./peers/peers.ts";
import type { Suite } from "./suite.ts";
import { type Contender, inTurns } from "./turns.ts";

/** The rules of the mix that every peer can express, against general expression languages and query matchers. */
export const peersSuite: Suite = {
  name: "peers",
  title:
    "The same question asked of other libraries: equalities and lists over strings and booleans",
  yardstick: "Muster, which alone of them ignores case",
  notes: [
    "Every peer compares case-sensitively, which is cheaper; a check before the timing holds each to that, so that one that changes is noticed. The users timed hold their values in the rules' letter case, so that all answers agree.",
    "Expressions are compiled once where the library can. sift, mingo and json-logic-engine take objects, the others texts.",
  ],
  run: (rounds, seconds) => inTurns(contenders(), rounds, seconds),
};

interface Asked {
  readonly logic: Logic;
  readonly matches: (user: Subject) => boolean;
}

function contenders(): Contender[] {
  const { whole, odd } = usersOf(1);
  const users = whole.slice(0, whole.length - odd);
  const asked = rulesOf(7, 300).flatMap(({ text }): Asked[] => {
    const result = check(text);
    const logic = result.ok ? logicOf(result.value) : undefined;
    return result.ok && logic !== undefined ? [{ logic, matches: compile(result.value) }] : [];
  });
  const ours = asked.map(({ matches }) => matches);
  const theirs = peers.map(({ name, compile: prepare }) => {
    assertCaseSensitive(name, prepare);
    return { name, matches: asked.map(({ logic }) => prepare(logic)) };
  });
  const all = [{ name: `Muster (${asked.length} rules)`, matches: ours }, ...theirs];
  const counts = all.map(({ name, matches }) => `${name}: ${count(users, matches)}`);
  if (new Set(counts.map((one) => one.split(": ")[1])).size !== 1)
    throw new Error(`contenders differ: ${counts.join(", ")}`);
  return all.map(({ name, matches }) => ({ name, run: () => count(users, matches) }));
}

/** A peer that began to ignore case would no longer be what the table says. */
function assertCaseSensitive(
  name: string,
  prepare: (logic: Logic) => (user: Subject) => unknown,
): void {
  const matches = prepare({ kind: "eq", name: "department", value: "Sales" });
  const isSensitive =
    isTrue(matches({ department: "Sales" })) && !isTrue(matches({ department: "SALES" }));
  if (!isSensitive) throw new Error(`${name} no longer compares case-sensitively`);
}

function count(
  users: readonly Subject[],
  predicates: readonly ((user: Subject) => unknown)[],
): number {
  let members = 0;
  for (const matches of predicates) for (const user of users) if (isTrue(matches(user))) members++;
  return members;
}

const isTrue = (answer: unknown): boolean => answer === true || answer === 1;
