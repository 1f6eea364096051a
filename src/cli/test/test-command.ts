import { Option } from "commander";
import { readRuleTests } from "../../exchange/rule-tests/read-rule-tests.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { openInput } from "../input.ts";
import { progressBar } from "../progress.ts";
import type { Registration } from "../registration.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import { type Coverage, coverageOf } from "./coverage.ts";
import { RuleFinder } from "./find-rule.ts";
import { findTestFiles } from "./find-test-files.ts";
import type { Outcome } from "./outcome.ts";
import { outcomesAsJson } from "./outcomes-as-json.ts";
import { outcomesAsJunit } from "./outcomes-as-junit.ts";
import { runExamples } from "./run-examples.ts";
import { runPopulations } from "./run-populations.ts";
import { percentText, showCoverage, showOutcomes } from "./show-outcomes.ts";

/** Registers `muster test`. */
export function addTest({ program, terminal, end }: Registration): void {
  program
    .command("test")
    .description("Run rule tests: say of examples who must be a member, and who must not.")
    .argument(
      "[files...]",
      "files of rule tests, or folders with `*.test.yaml` and `*.test.yml`; the present folder where left out",
    )
    .option("--coverage", "list comparisons that were never true or never false in any example")
    .option(
      "--min-coverage <percent>",
      "end with 1 where less of the answers of comparisons was seen",
    )
    .addOption(
      new Option("--format <format>", "how to write the answer")
        .choices(["pretty", "json", "junit"])
        .default("pretty"),
    )
    .addHelpText(
      "after",
      "\nExamples:\n  muster test\n  muster test rules/ --coverage --min-coverage 90\n  muster test sales.test.yaml --format junit > results.xml",
    )
    .action(async (files: string[], options: TestCommandOptions) =>
      end(await testCommand(files, options, terminal)),
    );
}

/** What `muster test` is asked. */
interface TestCommandOptions {
  readonly coverage?: boolean | undefined;
  readonly minCoverage?: string | undefined;
  readonly format: "pretty" | "json" | "junit";
}

/** Runs the rule tests of files and folders, and says which failed and why. */
async function testCommand(
  given: readonly string[],
  options: TestCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const least = leastOf(options.minCoverage);
  const outcomes = await outcomesOf(await findTestFiles(given));
  const coverage = coverageOf(outcomes);
  const isCovered = coverage.percent >= least;
  show(outcomes, coverage, options, terminal);
  if (!isCovered) {
    const { note, noteColors } = terminal;
    const said = `the coverage is ${percentText(coverage)} %, and must be ${least} %`;
    note(noteColors.red(said));
  }
  const failures = outcomes.flatMap((outcome) => outcome.failures);
  if (failures.some(({ kind }) => kind === "illegal")) return exitCode.illegal;
  return failures.length > 0 || !isCovered ? exitCode.findings : exitCode.fine;
}

function leastOf(given: string | undefined): number {
  if (given === undefined) return 0;
  const least = Number(given);
  if (given.trim() !== "" && least >= 0 && least <= 100) return least;
  throw new UsageError(
    `--min-coverage: \`${given}\` is no percentage`,
    "give a number from 0 to 100, as in --min-coverage 90",
  );
}

async function outcomesOf(files: readonly string[]): Promise<readonly Outcome[]> {
  const finder = new RuleFinder();
  const outcomes: Outcome[] = [];
  for (const name of files) {
    const { bytes, file } = await openInput(name);
    const { text, tests } = await readRuleTests(bytes, { file });
    for (const test of tests) {
      const { examples, population } = test;
      const ofFile =
        population === undefined ? [] : [population.count ?? [], population.containing];
      const asked = examples.length + ofFile.flat().length;
      const found = await finder.find(test, text);
      outcomes.push(
        "kind" in found
          ? { test, rule: undefined, asked, failures: [found], explanations: [] }
          : { test, rule: found, asked, ...runExamples(test, found) },
      );
    }
  }
  return withPopulations(outcomes);
}

/** Files of users are read after all examples are answered, so that a mistake in a test is said at once. */
async function withPopulations(outcomes: readonly Outcome[]): Promise<readonly Outcome[]> {
  const legal = outcomes.flatMap(({ test, rule }) => (rule === undefined ? [] : [{ test, rule }]));
  const progress = progressBar();
  try {
    const found = await runPopulations(legal, progress);
    return outcomes.map((outcome) => ({
      ...outcome,
      failures: [...outcome.failures, ...(found.get(outcome.test) ?? [])],
    }));
  } finally {
    progress.stop();
  }
}

function show(
  outcomes: readonly Outcome[],
  coverage: Coverage,
  { format, coverage: isAsked }: TestCommandOptions,
  terminal: Terminal,
): void {
  switch (format) {
    case "json":
      terminal.print(outcomesAsJson(outcomes, coverage));
      return;
    case "junit":
      terminal.print(outcomesAsJunit(outcomes));
      return;
    case "pretty":
      showOutcomes(outcomes, terminal);
      if (isAsked === true) showCoverage(coverage, terminal);
      return;
    default:
      format satisfies never;
  }
}
