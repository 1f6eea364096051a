import { oneLine } from "../one-line.ts";
import { plural } from "../plural.ts";
import { placeOf } from "../show-diagnostics.ts";
import type { Terminal } from "../terminal.ts";
import type { ComparisonCoverage, Coverage } from "./coverage.ts";
import type { Outcome } from "./outcome.ts";
import { failureSentence, reasonLines } from "./show-failure.ts";

/** Shows what became of tests, file by file, and why those that failed did. */
export function showOutcomes(outcomes: readonly Outcome[], { print, colors }: Terminal): void {
  for (const [file, ofFile] of Map.groupBy(outcomes, ({ test }) => test.place.file)) {
    print(colors.bold(file));
    for (const { test, asked, failures } of ofFile) {
      const hasPassed = failures.length === 0;
      const mark = hasPassed ? colors.green("✓") : colors.red("✗");
      print(`  ${mark} ${oneLine(test.name)}${colors.dim(hasPassed ? `   ${asked} as said` : "")}`);
      for (const failure of failures) {
        const { line, column } = failure.place;
        const place = colors.dim(`${file}:${line}${column === undefined ? "" : `:${column}`}`);
        print(`    ${failureSentence(failure)}   ${place}`);
        for (const reason of reasonLines(failure, colors)) print(`      ${reason}`);
      }
    }
  }
  const failed = outcomes.filter(({ failures }) => failures.length > 0).length;
  const said = failed === 0 ? colors.green("all passed") : colors.red(`${failed} failed`);
  print(`${plural(outcomes.length, "test")}: ${said}`);
}

/** Shows how many answers of the comparisons were seen, and which were not. */
export function showCoverage(coverage: Coverage, { print, colors }: Terminal): void {
  const { rules, answers, seen } = coverage;
  print(
    `coverage: ${seen} of ${plural(answers, "answer")} of comparisons seen (${percentText(coverage)} %)`,
  );
  for (const { rule, comparisons } of rules)
    for (const comparison of comparisons) {
      const never = neverText(comparison);
      if (never === undefined) continue;
      const { line, column } = placeOf(rule.text, comparison.span.start);
      print(
        `  ${colors.dim(`${oneLine(rule.title)}, rule ${line}:${column}:`)} ${oneLine(comparison.expression)} ${colors.yellow(never)}`,
      );
    }
}

/** Rounded down, so that 100 is said of all only. */
export const percentText = ({ percent }: Coverage): string => String(Math.floor(percent));

function neverText({ wasTrue, wasFalse }: ComparisonCoverage): string | undefined {
  if (wasTrue && wasFalse) return undefined;
  if (!wasTrue && !wasFalse) return "was never true and never false";
  return wasTrue ? "was never false" : "was never true";
}
