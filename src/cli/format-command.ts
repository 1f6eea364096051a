import { mend } from "../check/mend.ts";
import { format } from "../schema/format.ts";
import { type ExitCode, exitCode, worse } from "./exit-code.ts";
import { gatherRules, type NamedRule, type RuleOptions } from "./rules-input.ts";
import { showDiagnostic } from "./show-diagnostics.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";
import { formatOption, groupOption, groupsOption, ruleOption } from "./options.ts";
import type { Registration } from "./registration.ts";

/** Registers `muster format`. */
export function addFormat({ program, terminal, end }: Registration): void {
  program
    .command("format")
    .description("Write rules in their canonical form.")
    .argument("[files...]", "files with one rule each, or lists of groups; - for standard input")
    .addOption(ruleOption())
    .addOption(groupsOption())
    .addOption(groupOption())
    .option(
      "--fix",
      "first mend what can be mended surely: quotes, dashes, escapes, missing prefixes",
    )
    .option("--check", "write nothing; exit with 1 where the layout differs")
    .option("--width <columns>", "break rules that are wider; 80 where left out")
    .addOption(formatOption())
    .addHelpText(
      "after",
      `\nExamples:\n  muster format --rule 'user.department eq "Sales" or user.city eq "Oslo"'\n  muster format --fix pasted.rule`,
    )
    .action(async (files: string[], options: FormatCommandOptions) =>
      end(await formatCommand(files, options, terminal)),
    );
}

/** What `muster format` is asked. */
interface FormatCommandOptions extends RuleOptions {
  readonly fix?: boolean | undefined;
  readonly check?: boolean | undefined;
  readonly width?: string | undefined;
  readonly format: "pretty" | "json";
}

interface Formatted {
  readonly rule: NamedRule;
  /** `undefined` where the rule cannot be read. */
  readonly text: string | undefined;
  readonly shown: readonly string[];
}

/** Writes rules in their canonical form; with `--fix` mends first what can be mended surely. */
async function formatCommand(
  files: readonly string[],
  options: FormatCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const width = widthOf(options.width);
  const rules = await gatherRules(files, options);
  const formatted = rules.map((rule) => formatOne(rule, options.fix === true, width, terminal));
  if (options.format === "json") showJson(formatted, terminal);
  else
    for (const one of formatted)
      showPretty(one, rules.length > 1, options.check === true, terminal);
  return formatted
    .map(({ rule, text }): ExitCode => {
      if (text === undefined) return exitCode.illegal;
      return options.check === true && text !== rule.text ? exitCode.findings : exitCode.fine;
    })
    .reduce(worse, exitCode.fine);
}

function widthOf(given: string | undefined): number {
  if (given === undefined) return 80;
  const width = Number(given);
  if (!Number.isSafeInteger(width) || width < 1)
    throw new UsageError(
      `--width: \`${given}\` is no width`,
      "give a whole number of columns, as in --width 100",
    );
  return width;
}

function formatOne(
  rule: NamedRule,
  isMended: boolean,
  width: number,
  { noteColors }: Terminal,
): Formatted {
  const text = isMended ? mend(rule.text).text : rule.text;
  const result = format(text, { width });
  const shown = result.ok
    ? []
    : result.diagnostics.map((diagnostic) =>
        showDiagnostic({ ...rule, text }, diagnostic, noteColors),
      );
  return { rule, text: result.ok ? result.value : undefined, shown };
}

function showPretty(
  { rule, text, shown }: Formatted,
  isOneOfMany: boolean,
  isCheck: boolean,
  { print, note, colors }: Terminal,
): void {
  for (const diagnostic of shown) note(`${diagnostic}\n`);
  if (text === undefined) return;
  if (isCheck) {
    if (text !== rule.text) print(`${rule.title}: the layout differs; run muster format to see it`);
    return;
  }
  if (isOneOfMany) print(colors.dim(rule.title));
  print(text);
}

function showJson(formatted: readonly Formatted[], { print }: Terminal): void {
  const rules = formatted.map(({ rule, text }) => ({
    title: rule.title,
    rule: rule.text,
    ok: text !== undefined,
    formatted: text ?? null,
  }));
  print(JSON.stringify({ schemaVersion: 1, rules }, undefined, 2));
}
