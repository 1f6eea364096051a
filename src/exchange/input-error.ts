import type { DiagnosticCode } from "../grammar/diagnostic-code.ts";

/** A place in a text: line and column count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A place in a file; the column is missing where only the line is known. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column?: number | undefined;
}

/**
 * A file that cannot be read as what it should be.
 *
 * `problem` is one sentence in lower case without a final period, `hint` says what to do next; `message` is both
 * behind the place.
 */
export class InputError extends Error {
  public override readonly name = "InputError";
  public readonly code: DiagnosticCode = "unreadable-input";
  public readonly file: string;
  public readonly line: number;
  public readonly column: number | undefined;
  public readonly problem: string;
  public readonly hint: string | undefined;

  public constructor(problem: string, { file, line, column }: Place, hint?: string) {
    const place = column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
    super(`${place}: ${problem}${hint === undefined ? "" : ` (${hint})`}`);
    this.file = file;
    this.line = line;
    this.column = column;
    this.problem = problem;
    this.hint = hint;
  }
}

/** The place behind a text that starts at another place. Lines end in a line feed. */
export function positionAfter({ line, column }: Position, text: string): Position {
  const last = text.lastIndexOf("\n");
  if (last === -1) return { line, column: column + text.length };
  let lines = 1;
  for (let at = text.indexOf("\n"); at < last; at = text.indexOf("\n", at + 1)) lines++;
  return { line: line + lines, column: text.length - last };
}

/** A text of the user's as a message quotes it: in backticks, and not longer than a line can hold. */
export const quoted = (text: string): string =>
  `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``;
