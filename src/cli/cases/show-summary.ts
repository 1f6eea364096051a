import type { DrivenComparison } from "../../analysis/cases.ts";
import { oneLine } from "../one-line.ts";
import { plural } from "../plural.ts";
import type { Terminal } from "../terminal.ts";
import type { RuleCases } from "./rule-cases.ts";

/** Says on standard error how many cases drive how many comparisons, and which they cannot drive. */
export function showSummary(
  all: readonly RuleCases[],
  { note, noteColors }: Pick<Terminal, "note" | "noteColors">,
): void {
  const comparisons = all.flatMap(({ found }) => found.comparisons);
  const told = comparisons.flatMap((comparison) =>
    remarksOn(comparison).map((remark) => ({ remark, comparison })),
  );
  const byRemark = Map.groupBy(told, ({ remark }) => remark);
  const driven = comparisons.filter(isDrivenBothWays);
  const counts = [...byRemark].map(([remark, of]) => `${of.length} ${remark}`);
  const sentence = `${casesText(all)} drive ${plural(driven.length, "comparison")} both ways`;
  note(noteColors.dim([sentence, ...counts].join("; ")));
  for (const { remark, comparison } of told)
    note(`  ${oneLine(comparison.expression)} ${noteColors.yellow(remark)}`);
}

function casesText(all: readonly RuleCases[]): string {
  const kinds = new Set(all.map(({ rule }) => rule.checked.subject));
  const [kind = "user", other] = kinds;
  const count = all.reduce((sum, { found }) => sum + found.cases.length, 0);
  return plural(count, other === undefined ? kind : "case");
}

const isDrivenBothWays = ({ whenTrue, whenFalse }: DrivenComparison): boolean =>
  [whenTrue, whenFalse].every(({ kind }) => kind === "decisive" || kind === "shown");

function remarksOn({ whenTrue, whenFalse }: DrivenComparison): readonly string[] {
  const ways = [whenTrue, whenFalse];
  const nothingRestsOnIt = ways.every(({ kind }) => kind !== "decisive");
  return [
    ...(whenTrue.kind === "never" ? ["can never be true"] : []),
    ...(whenFalse.kind === "never" ? ["can never be false"] : []),
    ...(ways.some(({ kind }) => kind === "undecided") ? ["could not be decided"] : []),
    ...(nothingRestsOnIt && isProved(whenTrue) && isProved(whenFalse)
      ? ["can decide nothing alone"]
      : []),
  ];
}

const isProved = (driven: DrivenComparison["whenTrue"]): boolean =>
  driven.kind === "never" || (driven.kind === "shown" && driven.isProved);
