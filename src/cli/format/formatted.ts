import { check } from "../../check/check.ts";
import { mend } from "../../check/mend.ts";
import type { Diagnostic } from "../../grammar/diagnostic.ts";
import { differsOn } from "../../lint/compare/compare-on-literals.ts";
import { type OptimiseStep, optimise } from "../../lint/optimise.ts";
import { format } from "../../schema/format.ts";
import type { NamedRule } from "../rules-input.ts";

/** How rules are to be written. */
export interface Manner {
  /** Whether what can be mended surely is mended first. */
  readonly isMended: boolean;
  /** Whether a rule is made shorter and cheaper where that keeps its meaning. */
  readonly isOptimised: boolean;
  /** Beyond which width a rule is broken; where left out 80, and never where a rule is part of a larger file. */
  readonly width: number | undefined;
}

/** A rule as it is to be written. */
export interface Formatted {
  readonly rule: NamedRule;
  /** `undefined` where the rule cannot be read, or where nobody can say yet what it is. */
  readonly text: string | undefined;
  /** The text after mending, of which the diagnostics speak. */
  readonly mended: string;
  /** What keeps the rule from being written. */
  readonly diagnostics: readonly Diagnostic[];
  readonly optimisation: Optimisation | undefined;
}

/** What was done to make a rule shorter and cheaper. */
export interface Optimisation {
  readonly steps: readonly OptimiseStep[];
  /** Of how many generated subjects both rules said the same. */
  readonly compared: number;
  /** Whether one of these was found for whom the rules differ; then the rule is left as it is. */
  readonly isRefuted: boolean;
}

/** Puts a rule into the form in which it is to be written. */
export function formatRule(rule: NamedRule, manner: Manner): Formatted {
  const { text, undecidable } = rule.source;
  const nothing = { rule, mended: text, diagnostics: [], optimisation: undefined };
  if (undecidable !== undefined) return { ...nothing, text: undefined };
  const mended = manner.isMended ? mend(text).text : text;
  const width = manner.width ?? (rule.source.group === undefined ? 80 : Number.MAX_SAFE_INTEGER);
  const laid = format(mended, { width });
  if (!laid.ok) return { ...nothing, text: undefined, mended, diagnostics: laid.diagnostics };
  if (!manner.isOptimised) return { ...nothing, text: laid.value, mended };
  return { rule, mended, ...optimised(mended, laid.value, width) };
}

function optimised(
  text: string,
  asItIs: string,
  width: number,
): Pick<Formatted, "text" | "diagnostics" | "optimisation"> {
  const before = check(text);
  if (!before.ok)
    return { text: undefined, diagnostics: before.diagnostics, optimisation: undefined };
  const result = optimise(before.value);
  const after = result.ok ? check(result.value.text) : result;
  if (!result.ok || !after.ok)
    return { text: undefined, diagnostics: after.diagnostics, optimisation: undefined };
  const { steps } = result.value;
  if (steps.length === 0)
    return {
      text: asItIs,
      diagnostics: [],
      optimisation: { steps, compared: 0, isRefuted: false },
    };
  const isRefuted = differsOn(before.value, after.value, tries) !== undefined;
  const laid = format(result.value.text, { width });
  return {
    text: isRefuted || !laid.ok ? asItIs : laid.value,
    diagnostics: [],
    optimisation: { steps, compared: tries, isRefuted },
  };
}

/** Whether a rule is to be written otherwise than it is. Which line breaks a file has is for the file. */
export const isRewritten = ({ rule, text }: Formatted): boolean =>
  text !== undefined && unbroken(text) !== unbroken(rule.source.text);

const unbroken = (text: string): string => text.replaceAll("\r\n", "\n");

/** Takes some milliseconds for a rule of the usual size. */
const tries = 5000;
