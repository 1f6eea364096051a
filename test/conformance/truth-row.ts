import type { compile } from "../../src/index.ts";

/** What a predicate is asked about: a plain object of canonical property names. */
export type Subject = Parameters<ReturnType<typeof compile>>[0];

/** One sentence of the language's meaning: under `rule`, `subject` is in or out. */
export interface TruthRow {
  readonly rule: string;
  readonly subject: Subject;
  readonly expected: boolean;
  readonly why: string;
  readonly now?: Date;
}

type Case = readonly [subject: Subject, expected: boolean, why: string];

/** The rows of one rule looked at by several subjects. */
export function given(rule: string, ...cases: readonly Case[]): TruthRow[] {
  return cases.map(([subject, expected, why]) => ({ rule, subject, expected, why }));
}

/** A table with a subject a column and a rule a row; the cells are `T` and `F`. */
export function grid(
  columns: Readonly<Record<string, Subject>>,
  lines: Readonly<Record<string, string>>,
): TruthRow[] {
  const subjects = Object.entries(columns);
  return Object.entries(lines).flatMap(([rule, marks]) => {
    const cells = marks.split(" ").filter((mark) => mark !== "");
    if (cells.length !== subjects.length || cells.some((cell) => cell !== "T" && cell !== "F")) {
      throw new TypeError(`the marks of ${rule} do not fit its ${subjects.length} columns`);
    }
    return subjects.map(([why, subject], index) => ({
      rule,
      subject,
      expected: cells[index] === "T",
      why,
    }));
  });
}

/** The same rows with the clock standing at `now`. */
export function at(now: string, rows: readonly TruthRow[]): TruthRow[] {
  return rows.map((row) => ({ ...row, now: new Date(now) }));
}
