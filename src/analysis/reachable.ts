import type { CheckedRule } from "../check/checked-rule.ts";
import type { AnalysisOptions } from "./analysis-options.ts";
import { Space } from "./formula/space.ts";
import { type Channel, channels as rows } from "./reach/channels.ts";
import { edit } from "./reach/edit.ts";
import { factsOf } from "./reach/facts-of.ts";
import { type HostOptions, invitation } from "./reach/invitation.ts";
import type { Reachability, Reached } from "./reach/reachability.ts";
import type { WayAnswer } from "./reach/way-answer.ts";
import { writtenIn } from "./reach/written-in.ts";
import type { Undecided } from "./undecided.ts";

/** What is known where it is asked who gets in; the budget is for each question that comes up. */
export interface ReachOptions extends AnalysisOptions, HostOptions {}

/**
 * Tells whether somebody who writes through some channels, and in no other way, gets into the group of a rule: as a new
 * guest, or by an edit of who is out. Prefers a way that asks for nothing that must be so already.
 */
export function reachable(
  rule: CheckedRule,
  channels: readonly Channel[],
  options: ReachOptions = {},
): Reachability {
  const space = new Space(options);
  let best: Reached | undefined;
  let undecided: Undecided | undefined;
  for (const answer of waysIn(rule, [...new Set(channels)], space, options)) {
    if (answer.kind === "undecided") undecided ??= answer.undecided;
    if (answer.kind !== "found") continue;
    if (answer.reached.given.length === 0) return answer.reached;
    best ??= answer.reached;
  }
  if (best !== undefined) return best;
  return undecided === undefined ? { holds: false } : { undecided };
}

/** Through an invitation; then by one channel alone; then by all that can write of one and the same person. */
function* waysIn(
  rule: CheckedRule,
  channels: readonly Channel[],
  space: Space,
  options: HostOptions,
): Generator<WayAnswer> {
  yield invitation(rule, channels, space, options);
  const writers = channels.filter(
    (channel) => channel !== "inviter" && writtenIn(rule, [channel]).size > 0,
  );
  const asked = new Set<string>();
  for (const some of [...writers.map((channel) => [channel]), ...ofOnePerson(writers)]) {
    const key = JSON.stringify(some);
    if (asked.has(key)) continue;
    asked.add(key);
    yield edit(rule, some, space);
  }
}

/**
 * Sets of channels that write of people of one kind: for each kind that comes of joining what is known for some of them,
 * all channels that ask for no more.
 */
function ofOnePerson(channels: readonly Channel[]): readonly (readonly Channel[])[] {
  const kinds: (readonly Channel[])[] = [[]];
  for (const channel of channels) {
    const joined = kinds.map((some) => [...some, channel]);
    kinds.push(...joined.filter((some) => factsOf(some) !== undefined));
  }
  return kinds.map((some) => channels.filter((channel) => isOf(channel, factsOf(some) ?? {})));
}

const isOf = (channel: Channel, facts: Readonly<Record<string, unknown>>): boolean =>
  Object.entries({ ...rows[channel].of, ...rows[channel].during }).every(
    ([name, value]) => Object.hasOwn(facts, name) && facts[name] === value,
  );
