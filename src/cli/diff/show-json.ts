import type { MoveLimits, Outcome } from "./outcome.ts";
import { limitText } from "./move-limit.ts";
import type { Terminal } from "../terminal.ts";
import { uncounted } from "./change-text.ts";
import { nameBefore, stateChange, type Version } from "./group-change.ts";
import type { MemberTally, Side } from "./member-tally.ts";

/** Shows for programs what differs and who moves; groups of which nothing differs are counted only. */
export function showJson(
  outcomes: readonly Outcome[],
  limits: MoveLimits,
  { print }: Terminal,
): void {
  const differing = outcomes.filter(({ change }) => change.kind !== "same");
  const answer = {
    schemaVersion: 1,
    differs: differing.length > 0,
    isWithinLimits: outcomes.every(({ beyond }) => beyond.length === 0),
    limits: {
      ...(limits.joiners && { joiners: limitText(limits.joiners) }),
      ...(limits.leavers && { leavers: limitText(limits.leavers) }),
    },
    same: outcomes.length - differing.length,
    groups: differing.map(groupOf),
  };
  print(JSON.stringify(answer, undefined, 2));
}

function groupOf(outcome: Outcome): object {
  const { change, tally, beyond } = outcome;
  const { kind, name, before, after } = change;
  const groupId = (after ?? before)?.group?.id;
  const earlier = nameBefore(change);
  const state = stateChange(change);
  const reason = uncounted(outcome);
  return {
    name,
    ...(groupId !== undefined && { groupId }),
    change: kind,
    ...(earlier !== undefined && { nameBefore: earlier }),
    ...(state !== undefined && { processing: state }),
    before: ruleOf(before),
    after: ruleOf(after),
    ...(reason !== undefined && { notCounted: reason }),
    ...(tally !== undefined && membersOf(tally)),
    beyond,
  };
}

const ruleOf = (version: Version | undefined): object | null =>
  version === undefined
    ? null
    : { rule: version.text, ...(version.faults.length > 0 && { diagnostics: version.faults }) };

const membersOf = (tally: MemberTally): object => ({
  looked: tally.looked,
  members: { before: tally.before, after: tally.after },
  joiners: sideOf(tally, "joiners"),
  leavers: sideOf(tally, "leavers"),
  undecided: sideOf(tally, "undecided"),
  unchanged: tally.unchanged,
  notKnown: Object.fromEntries(tally.missing),
});

/** The count is exact; the lists hold the first ones. */
const sideOf = ({ counts, listed, samples }: MemberTally, side: Side): object => ({
  count: counts[side],
  listed: listed[side],
  reasons: samples[side],
});
