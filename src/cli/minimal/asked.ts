import type { CheckedRule } from "../../check/checked-rule.ts";
import type { Subject } from "../../eval/subject.ts";

/** Whose membership is asked about, by what rule and at what time. */
export interface Asked {
  readonly rule: CheckedRule;
  readonly text: string;
  /** The group whose rule it is, where that is known. */
  readonly group: { readonly id: string; readonly displayName: string } | undefined;
  readonly id: string;
  /** What to call them, on one line. */
  readonly label: string;
  readonly subject: Subject;
  readonly now: Date;
  /** What the rule reads and the data does not tell. */
  readonly untold: readonly string[];
  /** How it stands in a tenant, where the members may be others than the rule says. */
  readonly standing: Standing | undefined;
}

/** How somebody stands in a group of a tenant. */
interface Standing {
  readonly isMember: boolean;
  /** Whether the rule moves the members now. */
  readonly isProcessed: boolean;
}
