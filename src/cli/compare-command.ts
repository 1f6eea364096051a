import { type Command, Option } from "commander";
import type { AnalysisOptions } from "../analysis/analysis-options.ts";
import { relationsAmong } from "../analysis/relations.ts";
import { codeOfPair, comparedPair } from "./compare/compared-pair.ts";
import { pairJson } from "./compare/pair-json.ts";
import { relationsJson } from "./compare/relations-json.ts";
import { type CompareSources, type GivenRule, rulesToCompare } from "./compare/rules-to-compare.ts";
import { showPair } from "./compare/show-pair.ts";
import { showRelations } from "./compare/show-relations.ts";
import { uniqueNames } from "./compare/unique-names.ts";
import { type ExitCode, exitCode, worse } from "./exit-code.ts";
import { type LegalRule, legalRules } from "./legal-rules.ts";
import { budgetOption, formatOption, groupsOption, nowOption, valuesOption } from "./options.ts";
import { progressBar } from "./progress.ts";
import type { Registration } from "./registration.ts";
import type { Terminal } from "./terminal.ts";
import { timeOption } from "./time-option.ts";
import { UsageError } from "./usage-error.ts";
import { budgetOf } from "./budget-option.ts";

/** Registers `muster compare`. */
export function addCompare({ program, terminal, end }: Registration): void {
  const command = program
    .command("compare")
    .description("Say by their meaning how rules stand to each other, and who is in one only.")
    .usage("[options] <a> <b>  |  [options] <files...>")
    .argument(
      "[files...]",
      "files with a rule each, lists of groups, folders, patterns, or the file of a tenant",
    )
    .addOption(new Option("--rule-a <rule>", "a rule, as the first one"))
    .addOption(new Option("--rule-b <rule>", "a rule, as the last one"))
    .addOption(groupsOption())
    .addOption(
      new Option("--group <group>", "a group to compare, by id or display name; may be repeated")
        .default([], "all")
        .argParser((name: string, earlier: readonly string[]) => [...earlier, name]),
    );
  withMeasures(command).action(async (files: string[], options: CompareCommandOptions) =>
    end(await compareCommand(files, options, terminal)),
  );
}

const withMeasures = (command: Command): Command =>
  command
    .addOption(nowOption("what system.now means; any time where left out"))
    .addOption(valuesOption())
    .addOption(budgetOption())
    .addOption(new Option("--disjoint", "of more than two rules, list the disjoint pairs too"))
    .addOption(new Option("--exit-code", "end with 5 where two rules are not equivalent"))
    .addOption(formatOption())
    .addHelpText(
      "after",
      `\nExamples:\n  muster compare old.rule new.rule --exit-code\n  muster compare groups.json --group "All Sales" --rule-b 'user.department -eq "Sales"'\n  muster compare --groups groups.json --disjoint`,
    );

/** What `muster compare` is asked. */
interface CompareCommandOptions extends CompareSources {
  readonly now?: string | undefined;
  readonly values: "catalogued" | "any";
  readonly budget?: string | undefined;
  readonly disjoint?: boolean | undefined;
  readonly exitCode?: boolean | undefined;
  readonly format: "pretty" | "json";
}

/** Says how rules stand to each other: two of them in detail, more of them in a table. */
async function compareCommand(
  files: readonly string[],
  options: CompareCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const analysis: AnalysisOptions = {
    now: timeOption("--now", options.now),
    values: options.values,
    budget: budgetOf(options.budget),
  };
  const rules = await rulesToCompare(files, options);
  const legal = legalRules(rules, terminal);
  const [a, b] = legal;
  const leftOut = codeOfLeftOut(rules, legal);
  if (rules.length > 2) return worse(leftOut, compareMany(legal, analysis, options, terminal));
  if (a === undefined || b === undefined) return leftOut;
  const pair = comparedPair(a, b, analysis);
  if (options.format === "json") terminal.print(pairJson(pair));
  else showPair(pair, terminal);
  return codeOfPair(pair, options.exitCode === true);
}

/** Rules that are not legal are left out, and those that hold a template. */
function codeOfLeftOut(rules: readonly GivenRule[], legal: readonly LegalRule[]): ExitCode {
  if (legal.length === rules.length) return exitCode.fine;
  const isOpen = rules.some(({ source }) => source?.undecidable !== undefined);
  return isOpen ? exitCode.undecided : exitCode.illegal;
}

function compareMany(
  rules: readonly LegalRule[],
  analysis: AnalysisOptions,
  { disjoint, exitCode: asksForDifferences, format }: CompareCommandOptions,
  terminal: Terminal,
): ExitCode {
  if (asksForDifferences === true)
    throw new UsageError(
      `--exit-code is about two rules, and there are ${rules.length}`,
      "choose two with --group",
    );
  const named = uniqueNames(rules);
  const progress = progressBar();
  const relations = relationsAmong(
    named.map(([id, { checked }]) => ({ id, rule: checked })),
    {
      ...analysis,
      including: disjoint === true ? "disjoint" : undefined,
      onProgress: (done, total) => progress.update("comparing", done, total),
    },
  );
  progress.stop();
  if (format === "json") terminal.print(relationsJson(relations, named, analysis));
  else showRelations(relations, rules.length, terminal);
  return relations.undecided.length > 0 ? exitCode.undecided : exitCode.fine;
}
