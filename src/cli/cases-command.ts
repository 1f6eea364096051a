import { Option } from "commander";
import { casesFor } from "../analysis/cases.ts";
import { askedTime } from "./cases/asked-time.ts";
import { casesAsJson } from "./cases/cases-as-json.ts";
import { casesAsYaml } from "./cases/cases-as-yaml.ts";
import type { RuleCases } from "./cases/rule-cases.ts";
import { showSummary } from "./cases/show-summary.ts";
import { writeNew } from "./cases/write-new.ts";
import { budgetOf } from "./budget-option.ts";
import { type ExitCode, exitCode, worse } from "./exit-code.ts";
import { legalRules } from "./legal-rules.ts";
import {
  budgetOption,
  groupOption,
  groupsOption,
  nowOption,
  ruleOption,
  valuesOption,
} from "./options.ts";
import type { Registration } from "./registration.ts";
import { progressBar } from "./progress.ts";
import { rulesAsked } from "./rules-asked.ts";
import type { RuleOptions } from "./rules-input.ts";
import type { Terminal } from "./terminal.ts";

/** Registers `muster cases`. */
export function addCases({ program, terminal, end }: Registration): void {
  program
    .command("cases")
    .description("Write a rule test whose users drive every comparison of a rule both ways.")
    .usage("[options] <tenant>  |  [options] [files...]")
    .argument("[files...]", "the file of a tenant; or files with a rule, or lists of groups")
    .addOption(ruleOption())
    .addOption(groupsOption())
    .addOption(groupOption())
    .addOption(
      nowOption("what system.now means; the beginning of this day, in UTC, where left out"),
    )
    .addOption(valuesOption())
    .addOption(budgetOption())
    .option("--output <file>", "the file to write to; standard output where left out")
    .option("--overwrite", "take the place of a file that is there")
    .addOption(
      new Option("--format <format>", "how to write them")
        .choices(["yaml", "json"])
        .default("yaml"),
    )
    .addHelpText(
      "after",
      "\nExamples:\n  muster cases sales.rule --output sales.test.yaml\n  muster cases --rule 'user.department -eq \"Sales\" -and user.accountEnabled -eq true'",
    )
    .action(async (files: string[], options: CasesCommandOptions) =>
      end(await casesCommand(files, options, terminal)),
    );
}

/** What `muster cases` is asked. */
interface CasesCommandOptions extends RuleOptions {
  readonly now?: string | undefined;
  readonly values: "catalogued" | "any";
  readonly budget?: string | undefined;
  readonly output?: string | undefined;
  readonly overwrite?: boolean | undefined;
  readonly format: "yaml" | "json";
}

async function casesCommand(
  files: readonly string[],
  options: CasesCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { values } = options;
  const now = askedTime(options.now);
  const budget = budgetOf(options.budget);
  const { rules } = await rulesAsked(files, options);
  const legal = legalRules(rules, terminal);
  const progress = progressBar();
  const all = legal.map((rule, index): RuleCases => {
    progress.update("asking", index, legal.length);
    return { rule, now, found: casesFor(rule.checked, { now, values, budget }) };
  });
  progress.stop();
  // A file of rule tests without a test is none.
  const hasCases = all.some(({ found }) => found.cases.length > 0);
  if (hasCases || options.format === "json") await write(all, options, terminal);
  if (legal.length > 0) showSummary(all, terminal);
  return worse(
    legal.length < rules.length ? exitCode.illegal : exitCode.fine,
    all.some(isUndecided) ? exitCode.undecided : exitCode.fine,
  );
}

async function write(
  all: readonly RuleCases[],
  { format, output, overwrite = false }: CasesCommandOptions,
  { print }: Terminal,
): Promise<void> {
  const text = format === "json" ? `${casesAsJson(all)}\n` : casesAsYaml(all);
  if (output === undefined) print(text.trimEnd());
  else await writeNew(output, text, overwrite);
}

const isUndecided = ({ found }: RuleCases): boolean =>
  found.comparisons.some(
    ({ whenTrue, whenFalse }) => whenTrue.kind === "undecided" || whenFalse.kind === "undecided",
  );
