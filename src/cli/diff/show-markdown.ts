import type { Terminal } from "../terminal.ts";
import {
  beyondTexts,
  changeText,
  countText,
  missingText,
  summaryText,
  uncounted,
} from "./change-text.ts";
import { codeOf, fenced } from "./escape-markdown.ts";
import { nameBefore } from "./group-change.ts";
import type { MemberTally, Side } from "./member-tally.ts";
import type { MoveLimits, Outcome } from "./outcome.ts";
import { expressionTexts, type ReasonLine, reasonLines } from "./reason-lines.ts";
import { ruleDiff } from "./rule-diff.ts";

/** Writes Markdown for a pull request: a table of the groups, and of each what differs and why, folded away. */
export function showMarkdown(
  outcomes: readonly Outcome[],
  limits: MoveLimits,
  { print }: Terminal,
): void {
  const differing = outcomes.filter(({ change }) => change.kind !== "same");
  print("## Dynamic groups\n");
  print(`${summaryText(outcomes)}.`);
  if (differing.length === 0) return;
  const warnings = differing.flatMap((outcome) =>
    beyondTexts(outcome, limits).map((text) => `- ⚠️ ${codeOf(outcome.change.name)}: ${text}`),
  );
  const table = [...tableHeading, ...withinBudget(differing.map(rowOf), tableBudget)];
  const details = withinBudget(differing.map(detailsOf), detailsBudget);
  for (const block of [...(warnings.length === 0 ? [] : [warnings.slice(0, most)]), table])
    print(`\n${block.join("\n")}`);
  for (const detail of details) print(`\n${detail}`);
  const left = differing.length - Math.min(details.length, table.length - tableHeading.length);
  if (left > 0) print(`\n${left} more are left out here, as a comment holds only so much.`);
}

const tableHeading = [
  "| group | change | members before | members after | joiners | leavers | undecided |",
  "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
];

/** A comment on GitHub holds 65,536 characters; these leave room for the rest. */
const tableBudget = 20_000;
const detailsBudget = 35_000;
const most = 20;

/** The first texts that fit together. */
function withinBudget(texts: readonly string[], budget: number): string[] {
  let used = 0;
  const over = texts.findIndex((text) => {
    used += text.length + 2;
    return used > budget;
  });
  return over === -1 ? [...texts] : texts.slice(0, over);
}

function rowOf({ change, tally }: Outcome): string {
  const counts =
    tally === undefined
      ? ["", "", "", "", ""]
      : [
          tally.before,
          tally.after,
          tally.counts.joiners,
          tally.counts.leavers,
          tally.counts.undecided,
        ].map((count) => count.toLocaleString("en-US"));
  return `| ${[codeOf(change.name), changeText(change), ...counts].join(" | ")} |`;
}

function detailsOf(outcome: Outcome): string {
  const { change, tally } = outcome;
  const earlier = nameBefore(change);
  const reason = uncounted(outcome);
  const isAboutTheRule = change.before?.text !== change.after?.text;
  return [
    `<details><summary>${codeOf(change.name)}: ${changeText(change)}</summary>`,
    ...(earlier === undefined ? [] : [`Before: ${codeOf(earlier)}`]),
    ...(isAboutTheRule
      ? [
          fenced(
            ruleDiff(change).map(({ mark, text }) => `${mark} ${text}`),
            "diff",
          ),
        ]
      : []),
    ...(reason === undefined ? [] : [`Who moves is not counted: ${codeOf(reason)}`]),
    ...(tally === undefined ? [] : sidesOf(tally)),
    ...(change.after?.group?.processingState === "Paused"
      ? ["The group is paused: nobody moves before it is resumed."]
      : []),
    "</details>",
  ].join("\n\n");
}

const sidesOf = (tally: MemberTally): string[] =>
  (["joiners", "leavers", "undecided"] as const)
    .filter((side) => tally.counts[side] > 0)
    .map((side) => [headOf(tally, side), ...peopleOf(tally, side)].join("\n"));

function headOf(tally: MemberTally, side: Side): string {
  const count = tally.counts[side];
  const shown = tally.samples[side].length;
  const why =
    side === "undecided" ? `, as the data does not tell ${codeOf(missingText(tally))}` : "";
  const such = shown === 0 ? "." : shown < count ? ", such as:\n" : ":\n";
  return `${countText(side, count)}${why}${such}`;
}

const peopleOf = (tally: MemberTally, side: Side): string[] =>
  tally.samples[side].map((reason) =>
    [`- ${codeOf(reason.label)}`, ...reasonLines(reason).map(reasonItem)].join("\n"),
  );

function reasonItem({ when, mark, expressions }: ReasonLine): string {
  const said = expressions.map((one) => expressionTexts(one).map(codeOf).join(", ")).join("; ");
  return `  - ${when} ${mark} ${said}`;
}
