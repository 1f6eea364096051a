import { check, compile, type MembershipChange, type Predicate } from "../../src/index.ts";
import { comparisonsOf } from "../comparisons.ts";
import { type Beginning, type Follower, Movers } from "./follower.ts";

/**
 * Asks each different comparison that reads the attribute once, and then only the rules that hold one whose answer has
 * changed.
 */
export function comparisonFollower(
  beginning: Beginning,
  texts: readonly string[],
  attributes: readonly string[],
): Follower {
  const { groups, movers, attributesOf } = beginning;
  const asked = new Map(attributes.map((name) => [name, askedOf(name, beginning, texts)]));
  const rules = groups.map(({ rule }) => compile(rule));
  const subjects = new Movers(beginning);
  const known = new Map<string, Uint8Array>();
  for (const user of movers) {
    const subject = attributesOf(user);
    for (const [name, comparisons] of asked) {
      const answers = Uint8Array.from(comparisons, ({ holds }) => (holds(subject) ? 1 : 0));
      known.set(`${user} ${name}`, answers);
    }
  }
  return {
    name: "one predicate a comparison",
    follow: (move) => {
      const { attributes: subject, is } = subjects.move(move);
      const answers = known.get(`${move.user} ${move.attribute}`)!;
      const touched = new Set<number>();
      for (const [at, { holds, readers }] of (asked.get(move.attribute) ?? []).entries()) {
        const answer = holds(subject) ? 1 : 0;
        if (answer === answers[at]) continue;
        answers[at] = answer;
        for (const group of readers) touched.add(group);
      }
      const changes: MembershipChange[] = [];
      for (const group of touched) {
        const isNow = rules[group]!(subject) ? 1 : 0;
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

/** A comparison, and the groups whose rules hold it. */
interface Asked {
  readonly holds: Predicate;
  readonly readers: number[];
}

function askedOf(attribute: string, { groups }: Beginning, texts: readonly string[]): Asked[] {
  const byText = new Map<string, Asked>();
  for (const [group, { rule }] of groups.entries()) {
    for (const { text, property } of comparisonsOf(rule, texts[group] ?? "")) {
      if (property !== attribute) continue;
      const known = byText.get(text) ?? { holds: predicateOf(text), readers: [] };
      byText.set(text, known);
      known.readers.push(group);
    }
  }
  return [...byText.values()];
}

function predicateOf(text: string): Predicate {
  const checked = check(text);
  if (!checked.ok) throw new TypeError(`not legal: ${text}`);
  return compile(checked.value);
}
