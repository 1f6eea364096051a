import { oneLine } from "../one-line.ts";
import type { Colors, Terminal } from "../terminal.ts";
import {
  beyondTexts,
  changeText,
  countText,
  missingText,
  summaryText,
  uncounted,
} from "./change-text.ts";
import { nameBefore } from "./group-change.ts";
import type { DiffLine } from "./line-diff.ts";
import type { MemberTally, Side } from "./member-tally.ts";
import type { MoveLimits, Outcome } from "./outcome.ts";
import { expressionTexts, reasonLines } from "./reason-lines.ts";
import { ruleDiff } from "./rule-diff.ts";

/** Shows for people what differs and who moves. */
export function showPretty(
  outcomes: readonly Outcome[],
  limits: MoveLimits,
  { print, colors }: Terminal,
): void {
  for (const outcome of outcomes) {
    const { change, tally } = outcome;
    if (change.kind === "same") continue;
    print(`${colors.bold(oneLine(change.name))}: ${changeText(change)}`);
    const earlier = nameBefore(change);
    if (earlier !== undefined) print(`  before: ${oneLine(earlier)}`);
    for (const line of ruleLines(outcome, colors)) print(line);
    const reason = uncounted(outcome);
    if (reason !== undefined) print(`  ${colors.yellow(`who moves is not counted: ${reason}`)}`);
    if (tally !== undefined) showTally(tally, { print, colors });
    if (change.after?.group?.processingState === "Paused" && tally !== undefined)
      print(`  ${colors.yellow("the group is paused: nobody moves before it is resumed")}`);
    for (const text of beyondTexts(outcome, limits)) print(`  ${colors.red(text)}`);
    print("");
  }
  print(summaryText(outcomes));
}

function ruleLines({ change }: Outcome, colors: Colors): string[] {
  const isAboutTheRule = change.before?.text !== change.after?.text;
  return isAboutTheRule ? ruleDiff(change).map((line) => `  ${painted(line, colors)}`) : [];
}

function painted({ mark, text }: DiffLine, { red, green }: Colors): string {
  const line = `${mark} ${text}`;
  if (mark === " ") return line;
  return mark === "+" ? green(line) : red(line);
}

function showTally(
  tally: MemberTally,
  { print, colors }: Pick<Terminal, "print" | "colors">,
): void {
  const paint: Readonly<Record<Side, (text: string) => string>> = {
    joiners: colors.green,
    leavers: colors.red,
    undecided: colors.yellow,
  };
  for (const side of ["joiners", "leavers", "undecided"] as const) {
    const count = tally.counts[side];
    if (side === "undecided" && count === 0) continue;
    const why = side === "undecided" ? `: the file does not tell ${missingText(tally)}` : "";
    print(`  ${paint[side](countText(side, count))}${why}`);
    for (const reason of tally.samples[side]) {
      print(`    ${oneLine(reason.label)}`);
      for (const { when, mark, expressions } of reasonLines(reason)) {
        const said = expressions.map((one) => expressionTexts(one).join("   ")).join("; ");
        print(colors.dim(`      ${when.padEnd(6)} ${mark} ${said}`));
      }
    }
  }
  const [before, after, unchanged] = [tally.before, tally.after, tally.unchanged].map((count) =>
    count.toLocaleString("en-US"),
  );
  print(`  members: ${before} before, ${after} after; nothing changes for ${unchanged}`);
}
