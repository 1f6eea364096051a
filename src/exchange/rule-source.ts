import type { Span } from "../grammar/span.ts";
import type { LineColumn } from "./line-column.ts";

/** A rule as a file holds it: its own text, and where that stands in the file. */
export interface RuleSource {
  /** The file as it was named. */
  readonly file: string;
  /** What to call the rule: the group's name, a resource's address, or the file. */
  readonly title: string;
  /** The rule, as it is after the escapes of the file's own format. */
  readonly text: string;
  /** The group whose rule it is, as far as the file tells. */
  readonly group?: RuleGroup;
  /** Why nobody can say yet what the rule is: it holds a template, or is known after a plan is applied. Then it is not checked. */
  readonly undecidable?: string;
  /** Where a unit of the rule stands in the file; lines and columns from 1, columns in UTF-16 units. */
  placeOf(offset: number): LineColumn;
  /** What to write into the file in place of a part of the rule; `undefined` where that part cannot be written back. Offsets are those of the file's text. */
  editOf(span: Span, text: string): FileEdit | undefined;
}

/** A replacement in the text of a file. */
export interface FileEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a file tells of the group whose rule it is. */
export interface RuleGroup {
  /** The object id, or a resource's address where the file has none. */
  readonly id: string;
  readonly displayName: string;
  readonly processingState: "On" | "Paused";
}
