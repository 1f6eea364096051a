import { check } from "../../check/check.ts";
import { mend } from "../../check/mend.ts";
import type { Diagnostic } from "../../grammar/diagnostic.ts";
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
  /** What was done to make the rule shorter and cheaper, where that was asked. */
  readonly optimisation: { readonly steps: readonly OptimiseStep[] } | undefined;
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
  const result = before.ok ? optimise(before.value) : before;
  if (!result.ok)
    return { text: undefined, diagnostics: result.diagnostics, optimisation: undefined };
  const { steps, text: shorter } = result.value;
  const laid = format(shorter, { width });
  return {
    text: steps.length > 0 && laid.ok ? laid.value : asItIs,
    diagnostics: [],
    optimisation: { steps },
  };
}

/** Whether a rule is to be written otherwise than it is. Which line breaks a file has is for the file. */
export const isRewritten = ({ rule, text }: Formatted): boolean =>
  text !== undefined && unbroken(text) !== unbroken(rule.source.text);

const unbroken = (text: string): string => text.replaceAll("\r\n", "\n");
