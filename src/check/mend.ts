import type { Diagnostic, Fix, TextEdit } from "../grammar/diagnostic.ts";
import { check, type CheckOptions } from "./check.ts";

/** A text after mending, with what could be mended and what could not. */
export interface Mended {
  readonly text: string;
  /** The diagnostics whose fixes were applied, in the order of their application. */
  readonly applied: readonly Diagnostic[];
  /** What is still wrong. */
  readonly remaining: readonly Diagnostic[];
}

/**
 * Applies the sure fixes of the errors of a rule, and again to what comes out, until none is left to apply.
 * Guesses, warnings and hints are left to a person: applying them could change who is a member.
 */
export function mend(text: string, options: CheckOptions = {}): Mended {
  let mended = text;
  const applied: Diagnostic[] = [];
  for (let round = 0; round < rounds; round++) {
    const { diagnostics } = check(mended, options);
    const fixable = withoutOverlap(
      diagnostics.filter(
        ({ severity, fixes }) => severity === "error" && fixes?.[0]?.certainty === "sure",
      ),
    );
    if (fixable.length === 0) break;
    applied.push(...fixable);
    mended = applyFixes(
      mended,
      fixable.flatMap(({ fixes = [] }) => fixes.slice(0, 1)),
    );
  }
  return { text: mended, applied, remaining: check(mended, options).diagnostics };
}

/** A fix can bring another fault to light; more rounds than this no text has needed. */
const rounds = 12;

/** Applies fixes to a text; their edits must not overlap. */
export function applyFixes(text: string, fixes: readonly Fix[]): string {
  return fixes
    .flatMap(({ edits }) => edits)
    .toSorted((a, b) => b.span.start - a.span.start || b.span.end - a.span.end)
    .reduce(
      (mended, { span, text: replacement }) =>
        mended.slice(0, span.start) + replacement + mended.slice(span.end),
      text,
    );
}

/** The diagnostics whose first fix touches nothing that an earlier one's touches. */
function withoutOverlap(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const taken: TextEdit[] = [];
  return diagnostics.filter(({ fixes = [] }) => {
    const edits = fixes[0]?.edits ?? [];
    const isFree = edits.every(({ span }) =>
      taken.every((other) => span.end < other.span.start || span.start > other.span.end),
    );
    if (isFree) taken.push(...edits);
    return isFree;
  });
}
