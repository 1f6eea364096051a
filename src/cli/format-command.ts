import { Option } from "commander";
import { type ExitCode, exitCode, worse } from "./exit-code.ts";
import { type Formatted, formatRule, isRewritten, type Manner } from "./format/formatted.ts";
import { showFormatted, showFormattedJson } from "./format/show-formatted.ts";
import { type Rewrite, writeBack } from "./format/write-back.ts";
import { formatOption, groupOption, groupsOption, ruleOption } from "./options.ts";
import type { Registration } from "./registration.ts";
import { gatherRules, type NamedRule, type RuleOptions } from "./rules-input.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** Registers `muster format`. */
export function addFormat({ program, terminal, end }: Registration): void {
  program
    .command("format")
    .description("Write rules in their canonical form.")
    .argument("[files...]", "files, folders or patterns with rules; - for standard input")
    .addOption(ruleOption())
    .addOption(groupsOption())
    .addOption(groupOption())
    .option(
      "--fix",
      "first mend what can be mended surely: quotes, dashes, escapes, missing prefixes",
    )
    .option("--optimise", "make rules shorter and cheaper where that keeps their meaning")
    .addOption(
      new Option("--check", "write nothing; exit with 1 where a rule would be written otherwise"),
    )
    .addOption(new Option("--write", "write the rules back into their files").conflicts("check"))
    .option(
      "--width <columns>",
      "break rules that are wider; 80 where left out, and never in files that hold more than a rule",
    )
    .addOption(formatOption())
    .addHelpText(
      "after",
      `\nExamples:\n  muster format --rule 'user.department eq "Sales" or user.city eq "Oslo"'\n  muster format --fix pasted.rule\n  muster format --optimise --write rules`,
    )
    .action(async (files: string[], options: FormatCommandOptions) =>
      end(await formatCommand(files, options, terminal)),
    );
}

/** What `muster format` is asked. */
interface FormatCommandOptions extends RuleOptions {
  readonly fix?: boolean | undefined;
  readonly optimise?: boolean | undefined;
  readonly check?: boolean | undefined;
  readonly write?: boolean | undefined;
  readonly width?: string | undefined;
  readonly format: "pretty" | "json";
}

/** Writes rules in their canonical form; mended, optimised and written back where that is asked. */
async function formatCommand(
  files: readonly string[],
  options: FormatCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const manner: Manner = {
    isMended: options.fix === true,
    isOptimised: options.optimise === true,
    width: widthOf(options.width),
  };
  const rules = await gatherRules(files, options);
  const formatted = rules.map((rule) => formatRule(rule, manner));
  const refused = options.write === true ? await written(formatted, options.rule) : undefined;
  const show = options.format === "json" ? showFormattedJson : showFormatted;
  show(formatted, { isCheck: options.check === true, refused }, terminal);
  return formatted
    .map((one) => codeOf(one, options.check === true, refused))
    .reduce(worse, exitCode.fine);
}

function widthOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const width = Number(given);
  if (!Number.isSafeInteger(width) || width < 1)
    throw new UsageError(
      `--width: \`${given}\` is no width`,
      "give a whole number of columns, as in --width 100",
    );
  return width;
}

/** Writes rules back; those that came from no file cannot be. */
async function written(
  formatted: readonly Formatted[],
  given: string | undefined,
): Promise<ReadonlyMap<NamedRule, string>> {
  const rewrites = rewritesOf(formatted);
  const isHomeless = ({ rule }: Rewrite): boolean =>
    rule.source.file === "standard input" || (given !== undefined && rule === formatted[0]?.rule);
  const homeless = rewrites
    .filter(isHomeless)
    .map(({ rule }): [NamedRule, string] => [rule, "it comes from no file"]);
  const refused = await writeBack(rewrites.filter((rewrite) => !isHomeless(rewrite)));
  return new Map([...homeless, ...refused]);
}

const rewritesOf = (formatted: readonly Formatted[]): Rewrite[] =>
  formatted.flatMap((one) =>
    one.text !== undefined && isRewritten(one) ? [{ rule: one.rule, text: one.text }] : [],
  );

function codeOf(
  formatted: Formatted,
  isCheck: boolean,
  refused: ReadonlyMap<NamedRule, string> | undefined,
): ExitCode {
  const { rule, text, diagnostics } = formatted;
  if (diagnostics.length > 0 && text === undefined) return exitCode.illegal;
  const isUnwritten = refused?.has(rule) === true;
  return (isCheck && isRewritten(formatted)) || isUnwritten ? exitCode.findings : exitCode.fine;
}
