import type { RuleReport } from "../../exchange/reports/report.ts";
import { type CodeKind, kindOfCode } from "../../lint/kind-of-code.ts";
import type { Population } from "../../lint/data/population.ts";
import type { SubjectKind } from "../../schema/property.ts";
import { allowed } from "../config/allowances.ts";
import type { Allowance } from "../config/config.ts";
import type { Terminal } from "../terminal.ts";
import type { Measures } from "./measures.ts";

/** What was looked at, so far as it says which exceptions should have had something to allow. */
export interface Scope {
  readonly now: Date;
  /** Whether all rules of the files were looked at, not one by itself. */
  readonly isWhole: boolean;
  readonly populations: ReadonlyMap<SubjectKind, Population>;
}

/** Takes away what the configuration allows; says which of its exceptions are over or allow nothing. */
export function withoutAllowed(
  rules: readonly RuleReport[],
  { config: { allow = [] }, kinds, placeOf }: Measures,
  { now, isWhole, populations }: Scope,
  { note, noteColors: { bold, cyan, dim } }: Terminal,
): readonly RuleReport[] {
  const { rules: left, idle, ended } = allowed(rules, allow, now.toISOString().slice(0, 10));
  const say = (index: number, problem: string, advice: string): void => {
    note(`${bold(`${placeOf(index)}:`)} ${cyan("hint")} \`allow[${index}]\` ${problem}`);
    note(`  ${dim("= hint:")} ${advice}`);
  };
  for (const index of ended)
    say(index, `ended on ${allow[index]?.until ?? ""}`, "take it out, or look at the rule again");
  const seen = new Set<CodeKind>(["language", ...kinds]);
  if (populations.size > 0) seen.add("data");
  if (rules.filter(({ source }) => source.group !== undefined).length > 1) seen.add("groups");
  for (const index of isWhole ? idle : []) {
    const allowance = allow[index];
    if (allowance !== undefined && seen.has(kindOfCode(allowance.code)))
      say(index, `allows nothing: ${nothingOf(allowance)}`, "take it out, or mend it");
  }
  return left;
}

const nothingOf = ({ group, code }: Allowance): string =>
  `no rule that \`${group}\` stands for has the finding \`${code}\``;
