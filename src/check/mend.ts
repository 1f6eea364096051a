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
    const next = applyFixes(
      mended,
      fixable.flatMap(({ fixes = [] }) => fixes.slice(0, 1)),
    );
    if (errorsIn(check(next, options)) > errorsIn({ diagnostics })) break;
    applied.push(...fixable);
    mended = next;
  }
  return { text: mended, applied, remaining: check(mended, options).diagnostics };
}

const errorsIn = ({ diagnostics }: { diagnostics: readonly Diagnostic[] }): number =>
  diagnostics.filter(({ severity }) => severity === "error").length;

/** A fix can bring another fault to light; more rounds than this no text has needed. */
const rounds = 12;

/** Applies fixes to a text; their edits must not overlap. */
export function applyFixes(text: string, fixes: readonly Fix[]): string {
  const edits = fixes
    .flatMap((fix) => fix.edits)
    .toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let from = 0;
  const pieces = edits.map(({ span, text: replacement }) => {
    const kept = text.slice(from, span.start);
    from = span.end;
    return kept + replacement;
  });
  return pieces.join("") + text.slice(from);
}

/** The diagnostics whose first fix touches nothing that an earlier one's touches. */
function withoutOverlap(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const touched = new Set<number>();
  return diagnostics.filter(({ fixes = [] }) => {
    const places = fixes.slice(0, 1).flatMap(({ edits }) => edits.flatMap(placesOf));
    const isFree = places.every((place) => !touched.has(place));
    if (isFree) for (const place of places) touched.add(place);
    return isFree;
  });
}

/**
 * What an edit touches: the characters that it replaces, at odd places, and where it inserts, at even ones. An
 * insertion also touches the characters on both its sides.
 */
function placesOf({ span: { start, end } }: TextEdit): number[] {
  if (start === end) return [start * 2 - 1, start * 2, start * 2 + 1];
  return Array.from({ length: end - start }, (_, index) => (start + index) * 2 + 1);
}
