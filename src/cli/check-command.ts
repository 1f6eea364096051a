import { check } from "../check/check.ts";
import type { Diagnostic, Severity } from "../grammar/diagnostic.ts";
import { inOrder } from "../grammar/report.ts";
import { lint } from "../lint/lint.ts";
import type { SubjectKind } from "../schema/property.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { plural } from "./plural.ts";
import { gatherRules, type NamedRule, type RuleOptions } from "./rules-input.ts";
import { placeOf, showDiagnostic } from "./show-diagnostics.ts";
import type { Terminal } from "./terminal.ts";
import { Option } from "commander";
import { formatOption, groupOption, groupsOption, ruleOption } from "./options.ts";
import type { Registration } from "./registration.ts";

/** Registers `muster check`. */
export function addCheck({ program, terminal, end }: Registration): void {
  program
    .command("check")
    .description("Say what is wrong with rules, and what is unwise about them.")
    .argument("[files...]", "files with one rule each, or lists of groups; - for standard input")
    .addOption(ruleOption())
    .addOption(groupsOption())
    .addOption(groupOption())
    .addOption(
      new Option("--subject <subject>", "whom the rules must be about").choices(["user", "device"]),
    )
    .addOption(formatOption())
    .addHelpText(
      "after",
      `\nExamples:\n  muster check --rule 'user.department -eq "Sales"'\n  muster check groups.json\n  muster check rules/*.rule --format json`,
    )
    .action(async (files: string[], options: CheckCommandOptions) =>
      end(await checkCommand(files, options, terminal)),
    );
}

/** What `muster check` is asked. */
interface CheckCommandOptions extends RuleOptions {
  readonly subject?: SubjectKind | undefined;
  readonly format: "pretty" | "json";
}

interface Checked {
  readonly rule: NamedRule;
  readonly diagnostics: readonly Diagnostic[];
}

/** Says what is wrong with rules, and what is unwise about them. */
async function checkCommand(
  files: readonly string[],
  options: CheckCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const rules = await gatherRules(files, options);
  const checked = rules.map((rule): Checked => ({
    rule,
    diagnostics: diagnose(rule.text, options.subject),
  }));
  const show = options.format === "json" ? showJson : showPretty;
  show(checked, terminal);
  const count = counts(checked);
  if (count.error > 0) return exitCode.illegal;
  return count.warning > 0 ? exitCode.findings : exitCode.fine;
}

function diagnose(text: string, subject: SubjectKind | undefined): readonly Diagnostic[] {
  const result = check(text, { subject });
  return result.ok ? inOrder([...result.diagnostics, ...lint(result.value)]) : result.diagnostics;
}

function counts(checked: readonly Checked[]): Readonly<Record<Severity, number>> {
  const all = checked.flatMap(({ diagnostics }) => diagnostics);
  const of = (wanted: Severity): number => all.filter(({ severity }) => severity === wanted).length;
  return { error: of("error"), warning: of("warning"), hint: of("hint") };
}

function showPretty(checked: readonly Checked[], { print, colors }: Terminal): void {
  for (const { rule, diagnostics } of checked) {
    for (const diagnostic of withoutRepeatedWording(diagnostics)) {
      print(`${showDiagnostic(rule, diagnostic, colors)}\n`);
    }
  }
  const { error, warning, hint } = counts(checked);
  const said = [plural(error, "error"), plural(warning, "warning"), plural(hint, "hint")].join(
    ", ",
  );
  print(
    `${plural(checked.length, "rule")}: ${error + warning + hint === 0 ? colors.green("nothing to report") : said}`,
  );
}

/** Microsoft's wording is the same for many faults; people who search for it need it once. */
function withoutRepeatedWording(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.map((diagnostic, index) => {
    const { entra, ...rest } = diagnostic;
    const isRepeated = diagnostics.slice(0, index).some((earlier) => earlier.entra === entra);
    return isRepeated ? rest : diagnostic;
  });
}

function showJson(checked: readonly Checked[], { print }: Terminal): void {
  const rules = checked.map(({ rule, diagnostics }) => ({
    title: rule.title,
    ...(rule.group !== undefined && { groupId: rule.group.id }),
    rule: rule.text,
    ok: !diagnostics.some(({ severity }) => severity === "error"),
    diagnostics: diagnostics.map((diagnostic) => ({
      ...placeOf(rule.text, diagnostic.span.start),
      ...diagnostic,
    })),
  }));
  print(JSON.stringify({ schemaVersion: 1, rules }, undefined, 2));
}
