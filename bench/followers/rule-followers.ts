import { compile, type MembershipChange } from "../../src/index.ts";
import type { Answer, Peer } from "../peers/peer.ts";
import { type Beginning, type Follower, Movers } from "./follower.ts";

/** Asks every rule, compiled by us. */
export const allRules = (beginning: Beginning): Follower => {
  const answers = beginning.groups.map(({ rule }) => compile(rule));
  return asking("all rules, compiled", beginning, answers, () => everyOne(answers.length));
};

/** Asks, of our compiled rules, those that read the attribute. */
export const rulesThatRead = (beginning: Beginning): Follower => {
  const readers = new Map<string, number[]>();
  for (const [group, { rule }] of beginning.groups.entries()) {
    for (const name of rule.reads) {
      const known = readers.get(name);
      if (known === undefined) readers.set(name, [group]);
      else known.push(group);
    }
  }
  const answers = beginning.groups.map(({ rule }) => compile(rule));
  const none: readonly number[] = [];
  return asking(
    "rules that read the attribute, compiled",
    beginning,
    answers,
    (attribute) => readers.get(attribute) ?? none,
  );
};

/** Asks every rule in a library's own form; `undefined` where it cannot say one of them. */
export function allRulesOf(peer: Peer, beginning: Beginning): Follower | undefined {
  const answers: Answer[] = [];
  for (const { rule } of beginning.groups) {
    const answer = peer.compile(rule.condition, "as it is");
    if (answer === undefined) return undefined;
    answers.push(answer);
  }
  return asking(`all rules, ${peer.name}`, beginning, answers, () => everyOne(answers.length));
}

let numbers: readonly number[] = [];

function everyOne(count: number): readonly number[] {
  if (numbers.length !== count) numbers = Array.from({ length: count }, (_, index) => index);
  return numbers;
}

const now = new Date("2026-06-01T00:00:00Z");

function asking(
  name: string,
  beginning: Beginning,
  answers: readonly Answer[],
  toAsk: (attribute: string) => readonly number[],
): Follower {
  const movers = new Movers(beginning);
  const { groups } = beginning;
  return {
    name,
    follow: (move) => {
      const { attributes, is } = movers.move(move);
      const changes: MembershipChange[] = [];
      for (const group of toAsk(move.attribute)) {
        const isNow = answers[group]!(attributes, now) ? 1 : 0;
        if (isNow === is[group]) continue;
        is[group] = isNow;
        changes.push({
          kind: isNow === 1 ? "joined" : "left",
          groupId: groups[group]!.id,
          subjectId: move.id,
        });
      }
      return changes;
    },
  };
}
