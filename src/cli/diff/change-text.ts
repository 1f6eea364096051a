import { plural } from "../plural.ts";
import {
  type ChangeKind,
  type GroupChange,
  moves,
  nameBefore,
  stateChange,
} from "./group-change.ts";
import type { MemberTally, Side } from "./member-tally.ts";
import { limitText } from "./move-limit.ts";
import type { MoveLimits, Outcome } from "./outcome.ts";

/** What became of a group: "changed, paused". Its earlier name is for the caller to say. */
export function changeText(change: GroupChange): string {
  const { kind } = change;
  const also = [
    kind !== "renamed" && nameBefore(change) !== undefined ? "renamed" : undefined,
    kind !== stateChange(change) ? stateChange(change) : undefined,
  ].filter((text) => text !== undefined);
  return [kind, ...also].join(", ");
}

/** How many groups of which kind: "2 groups changed, 1 added, 3 the same". */
export function summaryText(outcomes: readonly Outcome[]): string {
  const same = outcomes.filter(({ change }) => change.kind === "same");
  const respelled = same.filter(({ change }) => change.before?.text !== change.after?.text).length;
  const written = respelled === 0 ? "" : `, ${respelled} of them written otherwise`;
  const counted = kinds.flatMap((kind) => {
    const count = outcomes.filter(({ change }) => change.kind === kind).length;
    return count === 0 ? [] : [`${count.toLocaleString("en-US")} ${kind}`];
  });
  const rest = `${plural(same.length, "rule")} the same${written}`;
  return counted.length === 0 ? `nothing differs: ${rest}` : `${counted.join(", ")}; ${rest}`;
}

const kinds: readonly ChangeKind[] = [
  "added",
  "removed",
  "changed",
  "renamed",
  "paused",
  "resumed",
];

/** Why the movers of a change are not counted; `undefined` where they are, or where nobody moves. */
export function uncounted({ change, tally }: Outcome): string | undefined {
  if (!moves(change) || tally !== undefined) return undefined;
  const { before, after } = change;
  for (const version of [after, before]) {
    if (version === undefined) continue;
    const side = version === after ? "new" : "old";
    if (version.faults.length > 0) return `the ${side} rule is not legal`;
    if (version.undecidable !== undefined)
      return `the ${side} rule is not known yet: ${version.undecidable}`;
  }
  return undefined;
}

/** "1 joiner", "2 leavers", "3 undecided". */
export const countText = (side: Side, count: number): string =>
  side === "undecided"
    ? `${count.toLocaleString("en-US")} undecided`
    : plural(count, side.slice(0, -1));

/** What is beyond which limit: "12 leavers, and --max-leavers is 5%". */
export const beyondTexts = ({ beyond, tally }: Outcome, limits: MoveLimits): string[] =>
  beyond.flatMap((side) => {
    const limit = limits[side];
    if (limit === undefined || tally === undefined) return [];
    const of = limit.isPercent ? ` of ${plural(tally.before, "member")}` : "";
    return [
      `${countText(side, tally.counts[side])}, and --max-${side} is ${limitText(limit)}${of}`,
    ];
  });

/** Of whom the data does not tell what: "`city` of 2 users". */
export const missingText = ({ missing }: MemberTally): string =>
  Array.from(missing, ([name, count]) => `\`${name}\` of ${count.toLocaleString("en-US")}`).join(
    ", ",
  );
