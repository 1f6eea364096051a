import type { OptimiseStep } from "../../lint/optimise.ts";
import { oneLine, withoutBreaks } from "../one-line.ts";
import { plural } from "../plural.ts";
import type { NamedRule } from "../rules-input.ts";
import { showDiagnostic } from "../show-diagnostics.ts";
import type { Terminal } from "../terminal.ts";
import { type Formatted, isRewritten } from "./formatted.ts";

/** What is done with the rules. */
export interface Use {
  readonly isCheck: boolean;
  /** Where rules are written back, which were not and why. */
  readonly refused: ReadonlyMap<NamedRule, string> | undefined;
}

/** Shows rules, or which of them differ, or which were written. */
export function showFormatted(formatted: readonly Formatted[], use: Use, terminal: Terminal): void {
  const { note, noteColors } = terminal;
  for (const one of formatted) {
    const titled = { title: one.rule.title, text: one.mended };
    for (const diagnostic of one.diagnostics)
      note(`${showDiagnostic(titled, diagnostic, noteColors)}\n`);
    const { undecidable } = one.rule.source;
    if (undecidable !== undefined)
      note(noteColors.yellow(`${oneLine(one.rule.title)}: left as it is: ${undecidable}`));
    showOne(one, formatted.length > 1, use, terminal);
  }
  if (use.refused !== undefined) showWritten(formatted, use.refused, terminal);
}

function showOne(
  formatted: Formatted,
  isOneOfMany: boolean,
  { isCheck, refused }: Use,
  terminal: Terminal,
): void {
  const { rule, text, optimisation } = formatted;
  if (text === undefined) return;
  const { print, colors } = terminal;
  const isShown = !isCheck && refused === undefined;
  if (isShown && isOneOfMany) print(colors.dim(oneLine(rule.title)));
  if (optimisation !== undefined) noteSteps(rule, optimisation.steps, terminal);
  if (isShown) print(text);
  else if (isCheck && isRewritten(formatted))
    print(`${oneLine(rule.title)}: the layout differs; run muster format to see it`);
}

/** Before, after each step, and how it is known to be the same, on standard error, so that the answer is the rule alone. */
function noteSteps(
  rule: NamedRule,
  steps: readonly OptimiseStep[],
  { note, noteColors }: Terminal,
): void {
  if (steps.length === 0) return;
  note(noteColors.bold(oneLine(rule.title)));
  for (const line of rule.text.split(/\r?\n/u)) note(noteColors.red(`  - ${line}`));
  for (const { code, after } of steps)
    note(`${noteColors.green(`  + ${withoutBreaks(after)}`)} ${noteColors.dim(`[${code}]`)}`);
  note(noteColors.dim(`  ${proofOf(steps)}: it holds of the same subjects, whoever there can be`));
}

const proofOf = ({ length }: readonly OptimiseStep[]): string =>
  length === 1 ? "proved equivalent" : "each step is proved equivalent";

function showWritten(
  formatted: readonly Formatted[],
  refused: ReadonlyMap<NamedRule, string>,
  { print, note, noteColors }: Terminal,
): void {
  for (const [rule, reason] of refused)
    note(noteColors.yellow(`${oneLine(rule.title)}: not written: ${reason}`));
  const byFile = Map.groupBy(
    formatted.filter((one) => isWritten(one, refused)),
    ({ rule }) => rule.source.file,
  );
  for (const [file, some] of byFile) print(`${file}: ${plural(some.length, "rule")} written`);
  if (byFile.size === 0) print("nothing was written");
}

const isWritten = (formatted: Formatted, refused: ReadonlyMap<NamedRule, string>): boolean =>
  isRewritten(formatted) && !refused.has(formatted.rule);

/** Shows the same for programs. */
export function showFormattedJson(
  formatted: readonly Formatted[],
  { refused }: Use,
  { print }: Terminal,
): void {
  const rules = formatted.map((one) => {
    const { rule, text, diagnostics, optimisation } = one;
    const notWritten = refused?.get(rule);
    return {
      title: rule.title,
      ...(rule.source.group !== undefined && { groupId: rule.source.group.id }),
      rule: rule.text,
      ok: text !== undefined,
      formatted: text ?? null,
      ...(diagnostics.length > 0 && { diagnostics }),
      ...(rule.source.undecidable !== undefined && { undecidable: rule.source.undecidable }),
      ...(optimisation !== undefined && { optimisation }),
      ...(refused !== undefined && { written: isWritten(one, refused) }),
      ...(notWritten !== undefined && { notWritten }),
    };
  });
  print(JSON.stringify({ schemaVersion: 1, rules }, undefined, 2));
}
