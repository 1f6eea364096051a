import type { DiagnosticCode } from "./diagnostic-code.ts";
import type { Span } from "./span.ts";

/** How bad it is: an `error` makes a rule illegal, a `warning` makes it doubtful, a `hint` is about style. */
export type Severity = "error" | "warning" | "hint";

/** One replacement in the text that a diagnostic speaks of; an empty span inserts, an empty text deletes. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/**
 * A way to mend what a diagnostic names: all edits are applied together.
 *
 * A `sure` one gives what was plainly meant, or keeps the meaning of a rule that is legal; a `guess` is for a person to accept,
 * as it can change who is a member.
 */
export interface Fix {
  readonly title: string;
  readonly certainty: "sure" | "guess";
  /** `equivalent`: it is proved that the rule then holds of the very same subjects as before, whoever there can be. */
  readonly proof?: "equivalent";
  readonly edits: readonly TextEdit[];
}

/**
 * What is wrong or doubtful about a rule, a subject or a file.
 *
 * `message` is one sentence in lower case without a final period, with the user's own words in backticks;
 * advice stands in `hint`. `entra` is Microsoft's own wording for the same fault, where there is one.
 */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly hint?: string;
  readonly entra?: string;
  readonly fixes?: readonly Fix[];
}
