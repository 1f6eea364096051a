import type { Severity } from "./diagnostic.ts";
import { adviceCodes } from "./advice-codes.ts";
import { meaningCodes } from "./meaning-codes.ts";
import { shapeCodes } from "./shape-codes.ts";

/** What is said of a code. */
export interface DiagnosticRow {
  readonly severity: Severity;
  /** What the code stands for, one clause; printed in `docs/diagnostics.md`. */
  readonly about: string;
  /** Microsoft's own wording for the same fault. */
  readonly entra?: string;
}

/** The stable name of what is wrong. */
export type DiagnosticCode = keyof typeof shapeCodes | keyof typeof meaningCodes | AdviceCode;

/** The stable name of what is legal and unwise. */
export type AdviceCode = keyof typeof adviceCodes;

/** Every diagnostic that the language can give, by its stable code. */
export const diagnosticCodes: Readonly<Record<DiagnosticCode, DiagnosticRow>> = {
  ...shapeCodes,
  ...meaningCodes,
  ...adviceCodes,
};
