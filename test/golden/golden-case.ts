import type {
  Change,
  DiagnosticCode,
  Limits,
  LintOptions,
  Severity,
  SubjectKind,
} from "../../src/index.ts";

/** A rule on one line, and one diagnostic of it word for word. */
export interface GoldenCase {
  readonly code: DiagnosticCode;
  readonly rule: string;
  /** `^` under each character of the span; a single one under the place of an insertion. */
  readonly caret: string;
  readonly message: string;
  /** Left out where the diagnostic has none. */
  readonly hint?: string;
  /** Where it is another one than that of the code. */
  readonly severity?: Severity;
  /** Whom the rule is checked for. */
  readonly subject?: SubjectKind;
  /** For what the rule is linted; as usual where this is left out. */
  readonly lint?: LintOptions;
  /** Limits so low that a short rule goes beyond them. */
  readonly limits?: Partial<Limits>;
  /** The codes of all other diagnostics of the rule, in the order of the text. */
  readonly also?: readonly DiagnosticCode[];
}

/** A diagnostic of something else than the text of a rule: an engine without a time, changes, a file. */
export type GoldenOther = {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint?: string;
} & (
  | { readonly kind: "clock"; readonly rule: string }
  | { readonly kind: "changes"; readonly changes: readonly Change[] }
  | { readonly kind: "file"; readonly file: string; readonly text: string; readonly place: string }
);
