import type { MinimalEdits } from "../../analysis/minimal-edits.ts";
import type { Asked } from "./asked.ts";

/** What was asked, and the answer. */
export interface EditsAnswer {
  readonly asked: Asked;
  /** Whether the rule holds now. */
  readonly isIn: boolean;
  readonly wanted: boolean;
  readonly found: MinimalEdits;
}
