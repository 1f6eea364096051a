/** A faulty rule, the code of what is wrong, and the text that the diagnostic points at. */
export interface FaultRow {
  readonly rule: string;
  readonly code: string;
  readonly severity: "error" | "warning" | "hint";
  /** The very text under the span; `""` for an insertion point; undefined where the language leaves it open. */
  readonly at: string | undefined;
  readonly subject?: "user" | "device";
  /** What the message, the hint or a fix must name. */
  readonly says?: string;
}

interface Details {
  readonly subject?: "user" | "device";
  readonly says?: string;
}

type Case = string | readonly [rule: string, at: string | undefined, details?: Details];

const rows =
  (severity: FaultRow["severity"]) =>
  (code: string, ...cases: readonly Case[]): FaultRow[] =>
    cases.map((entry) => {
      const [rule, at, details = {}] =
        typeof entry === "string" ? ([entry, undefined] as const) : entry;
      return { rule, code, severity, at, ...details };
    });

type Rows = (code: string, ...cases: readonly Case[]) => FaultRow[];

/** Rows whose fault makes the rule illegal; it is the only kind of error in them. */
export const errors: Rows = rows("error");

/** Rows that are legal and get a warning. */
export const warnings: Rows = rows("warning");

/** Rows that are legal and get a hint. */
export const hints: Rows = rows("hint");
