import { type DiagnosticCode, diagnosticCodes } from "./diagnostic-code.ts";
import type { Diagnostic, Fix, Severity } from "./diagnostic.ts";
import type { Span } from "./span.ts";

interface Advice {
  readonly hint?: string | undefined;
  readonly fix?: Fix | undefined;
  readonly severity?: Severity;
  readonly entra?: string;
}

/** Builds a diagnostic; severity and Microsoft's wording come from the table of codes. */
export function report(
  code: DiagnosticCode,
  span: Span,
  message: string,
  advice: Advice = {},
): Diagnostic {
  const row = diagnosticCodes[code];
  const isMilder = advice.severity !== undefined && advice.severity !== row.severity;
  const entra = advice.entra ?? (isMilder ? undefined : row.entra);
  return {
    code,
    severity: advice.severity ?? row.severity,
    message,
    span,
    ...(advice.hint !== undefined && { hint: advice.hint }),
    ...(entra !== undefined && { entra }),
    ...(advice.fix !== undefined && { fixes: [advice.fix] }),
  };
}

/** Builds the sure fix that replaces one span; an empty span inserts, an empty text deletes. */
export const replacing = (title: string, span: Span, text: string): Fix => ({
  title,
  certainty: "sure",
  edits: [{ span, text }],
});

/** Builds the same for a fix that only guesses what was meant. */
export const guessing = (title: string, span: Span, text: string): Fix => ({
  ...replacing(title, span, text),
  certainty: "guess",
});

/** Tells whether any of the diagnostics makes the rule illegal. */
export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === "error");

/** By place in the text; at one place, the worse first. */
export const inOrder = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.length < 2
    ? diagnostics
    : diagnostics.toSorted(
        (a, b) => a.span.start - b.span.start || weight[a.severity] - weight[b.severity],
      );

const weight = { error: 0, warning: 1, hint: 2 } as const;
