import type { RuleGroup } from "../../exchange/rule-source.ts";

/** A rule on the old or the new side of a comparison. */
export interface SideRule {
  /** What to call it before people: the group's name, or the file. */
  readonly name: string;
  /** The file, from what was named on: `sales.rule` of the folder `rules` is the same one as that of another folder. */
  readonly place: string;
  readonly text: string;
  readonly group?: RuleGroup;
  /** Why nobody can say yet what the rule is. */
  readonly undecidable?: string;
}
